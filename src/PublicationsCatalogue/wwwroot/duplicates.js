// Asks, when a field has been left, whether the entry is in the catalogue already. It warns and never blocks; Save and Preview ask too.
const form = document.getElementById("entry");
const panel = document.getElementById("duplicates");
const longest = { Title: 500, Subtitle: 500, Date: 60, Link: 2000, Identifiers: 1500 };
let asked = "", named = "";

// What names the entry; its date alone is no reason to ask again before it is published.
const names = () => ["Title", "Subtitle", "Link", "Identifiers"].map(name => form.elements[name]?.value.trim()).join("\n");

// What the page came with is a warning that has been seen.
if (panel?.querySelector(".answers")) named = names();

function question() {
  const data = new FormData(form);
  const query = new URLSearchParams();
  for (const name in longest) query.set(name.toLowerCase(), (data.get(name) ?? "").trim().slice(0, longest[name]));
  if (data.has("DateUnknown")) query.delete("date");
  for (const verdict of data.getAll("Verdicts")) query.append("verdicts", verdict);
  if (panel.dataset.id) query.set("id", panel.dataset.id);
  return query.toString();
}

async function ask() {
  const now = asked = question(), about = names();
  try {
    const answer = await fetch(`/admin/duplicates?${now}`, { signal: AbortSignal.timeout(3000) });
    const text = await answer.text();
    // Neither what was asked before the last change, nor the page of a session that has ended.
    if (answer.ok && !answer.redirected && now === asked) panel.innerHTML = text;
  } catch { /* Without network nothing is known. */ }
  if (now === asked) named = about;
}

form?.addEventListener("change", event => {
  if (event.target.name in longest && question() !== asked) ask();
});

// Published from within the title, it has not been left: then it is asked once before readers see the entry, as the server does without this. The next press publishes.
form?.addEventListener("submit", async event => {
  if (!event.submitter?.value?.startsWith("publish")) return;
  // So that the server need not ask.
  if (names() === named) return form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "Seen", value: 0 }));
  event.preventDefault();
  event.stopImmediatePropagation();
  await ask();
  if (panel.querySelector(".answers")) panel.focus();
  else form.requestSubmit(event.submitter);
}, true);

panel?.addEventListener("click", async event => {
  const button = event.target.closest("button[name=Verdicts]");
  if (!button) return;
  event.preventDefault();
  const saved = document.getElementById("answers");
  if (saved) {
    try {
      const body = new URLSearchParams(new FormData(saved));
      body.append(button.name, button.value);
      await fetch(saved.action, { method: "POST", body });
    } catch { return; }
  } else {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  }
  const title = document.getElementById(button.getAttribute("aria-describedby"))?.textContent;
  await ask();
  panel.prepend(Object.assign(document.createElement("p"), { className: "hint", textContent: `Noted: ${button.textContent.trim().toLowerCase()} – “${title}”.` }));
  panel.focus();
});
