// Half a second after each change: the real row in its month, from the text as typed, by the views that readers get.
export function show(form) {
  const panel = document.getElementById("live-preview");
  const place = document.getElementById("place");
  const hint = document.getElementById("Date-hint");
  const usual = hint.textContent;
  const above = document.getElementById("Date-error")?.textContent;
  const address = `${form.getAttribute("action")}/preview`;
  const button = document.getElementById("preview-button");
  const channel = new BroadcastChannel(`preview ${form.elements.Key.value}`);
  let timer, asked, isTabOpen = false;

  // The whole page opens in a tab of its own, which then follows the typing.
  Object.assign(button, { formAction: address, formTarget: `preview-${form.elements.Key.value}`, name: "page", value: "true", textContent: "Open preview" });
  channel.addEventListener("message", event => { if (event.data === "open") isTabOpen = true; });

  async function ask(page) {
    const body = new URLSearchParams(new FormData(form));
    if (page) body.set("page", "true");
    const answer = await fetch(address, { method: "POST", body, redirect: "manual", signal: asked.signal });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  }

  async function refresh() {
    asked?.abort();
    asked = new AbortController();
    try {
      const piece = (await ask())?.querySelector(".preview");
      if (!piece) return;
      const open = [...panel.querySelectorAll("details")].map(fold => fold.open);
      piece.querySelectorAll("details").forEach((fold, i) => { fold.open = open[i] ?? false; });
      panel.replaceChildren(piece);
      place.textContent = piece.dataset.problem ? "" : piece.dataset.place;
      hint.textContent = piece.dataset.problem && piece.dataset.problem !== above ? piece.dataset.problem : (piece.dataset.day ? `${piece.dataset.day}. ${usual}` : usual);
      document.getElementById("assumed-language").textContent = piece.dataset.language;
      if (isTabOpen) channel.postMessage({ main: (await ask(true))?.getElementById("main")?.innerHTML });
    } catch { /* A newer text is on its way, or there is no line: unsaved.js tells. */ }
  }

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(refresh, 500); });
  if (form.elements.Title.value) refresh();
}
