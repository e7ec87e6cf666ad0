// Keeps what is typed: on the server three seconds after the last change and a minute at most, and on this computer every two
// seconds until the server has it. The copy here carries the person's id, so that nobody else who signs in is shown it.
const afterChange = 3000, atMost = 60_000, local = 2000, retry = 10_000, look = 30_000;
const hidden = ["Key", "Tab", "Sequence", "Revision", "__RequestVerificationToken"];

export function keep(form) {
  const state = document.getElementById("save-state");
  const address = form.getAttribute("action");
  const prefix = `unsaved:${form.dataset.person}:${address}:`;
  const entry = prefix + form.elements.Key.value;
  const isPublic = form.dataset.state === "Published";
  let changed = false, sending = false, leaving = false, first = 0, timer, waiting;

  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "Tab", value: crypto.randomUUID?.() ?? uuid() }));
  offer(form, prefix, typed);

  function say(text, done) {
    const line = Object.assign(document.createElement("span"), { className: done ? "hint saved" : "hint", textContent: text });
    state.replaceChildren(line);
    return line;
  }

  function typed() {
    changed = true;
    first ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(send, Math.max(0, Math.min(afterChange, first + atMost - Date.now())));
  }

  function keepHere() {
    const fields = [...new FormData(form)].filter(([name]) => !hidden.includes(name));
    try { localStorage.setItem(entry, JSON.stringify({ at: Date.now(), fields })); return true; } catch { return false; }
  }

  function forgetHere() {
    try { localStorage.removeItem(entry); } catch { /* nothing was kept */ }
  }

  async function send() {
    if (!changed || sending || leaving) return;
    clearTimeout(timer);
    [sending, changed, first] = [true, false, 0];
    say("Saving…");
    try {
      const answer = await fetch(`${address}/unsaved`, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
      if (!answer.ok) throw answer;
      const kept = await answer.json();
      [form.elements.Key.value, form.elements.Sequence.value] = [kept.key, kept.sequence];
      if (!changed) forgetHere();
      say(isPublic ? `Kept ${kept.at}, not public until you save` : `Saved ${kept.at}`, true);
    } catch (problem) {
      changed = true;
      if (!leaving) tell(problem, keepHere());
      timer = setTimeout(send, retry);
    }
    sending = false;
    if (changed && !leaving) typed();
  }

  function tell(problem, isHere) {
    const here = isHere ? " Your text is kept on this computer." : " Copy your text to be safe.";
    if (problem.type === "opaqueredirect") {
      say("Not saved: you are signed out.").append(" ", Object.assign(document.createElement("a"), { href: "/account/sign-in?returnUrl=/admin", target: "_blank", textContent: "Sign in in another tab" }), `, then come back.${here}`);
    } else if (problem.status === 403) say(`Not saved: you may no longer change entries.${here}`);
    else if (problem.status === 413) say("Not saved: this is more than an entry can hold. Copy your text and shorten it.");
    else if (problem.status) say(`Not saved: the server answers ${problem.status}. It is tried again.${here}`);
    else say(`Not saved: no connection.${here}`);
  }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  setInterval(() => { if (changed && !leaving) keepHere(); }, local);
  addEventListener("online", () => { if (waiting) form.requestSubmit(waiting); else send(); });
  addEventListener("focus", () => { if (changed) send(); });
  addEventListener("pagehide", () => { if (changed && !leaving) { keepHere(); navigator.sendBeacon(`${address}/unsaved`, new URLSearchParams(new FormData(form))); } });
  addEventListener("pageshow", event => { if (event.persisted) leaving = false; });
  addEventListener("beforeunload", event => { if (changed && !leaving && !keepHere()) event.preventDefault(); });

  form.addEventListener("submit", event => {
    if (event.submitter?.formTarget) return; // The preview in a tab of its own.
    if (event.submitter?.formAction.endsWith("/discard")) { leaving = true; forgetHere(); return; }
    if (!navigator.onLine) {
      event.preventDefault();
      waiting = event.submitter;
      tell({}, keepHere());
      return;
    }
    [leaving, waiting] = [true, null];
    if (keepHere()) try { sessionStorage.setItem("sent", entry); } catch { /* the copy stays and is offered once more */ }
  });

  // Who else is here, and what they saved meanwhile.
  const entryAddress = form.dataset.entry ?? address;
  if (!entryAddress.endsWith("/new")) setInterval(async () => {
    try {
      const answer = await fetch(`${entryAddress}/others?revision=${form.elements.Revision.value}`, { redirect: "manual" });
      if (!answer.ok) return;
      const { others, saved } = await answer.json();
      const lines = [saved, others].filter(line => line).map(textContent => Object.assign(document.createElement("p"), { className: "notice", textContent }));
      const place = document.getElementById("others");
      if (place.textContent.trim() !== lines.map(line => line.textContent).join("")) place.replaceChildren(...lines);
    } catch { /* asked again soon */ }
  }, look);
}

// What an earlier tab on this computer could not send, or sent with its last breath and never heard of.
async function offer(form, prefix, typed) {
  const place = document.getElementById("local-copy");
  const even = text => (text ?? "").replaceAll("\r", "");
  for (const key of Object.keys(localStorage).filter(name => name.startsWith(prefix))) {
    const { at, fields } = JSON.parse(localStorage.getItem(key));
    const other = fields.filter(([name, value]) => even(form.elements[name]?.value) !== even(value) && form.elements[name]?.type !== "checkbox");
    const id = key.slice(prefix.length);
    const answer = other.length && await fetch(`/admin/entries/unsaved/${id}`, { redirect: "manual" }).catch(() => null);
    const kept = answer?.status === 200 ? await answer.json() : null;
    const arrived = kept && fields.every(([name, value]) => typeof kept[name] === "boolean" || Array.isArray(kept[name]) || even(kept[name]) === even(value));
    if (other.length === 0 || arrived) localStorage.removeItem(key);
    if (arrived && !document.querySelector(`a[href$="${id}"]`)) {
      const line = Object.assign(document.createElement("p"), { className: "notice", textContent: "You typed and did not save: " });
      const isNew = form.getAttribute("action").endsWith("/new");
      line.append(Object.assign(document.createElement("a"), { href: isNew ? `/admin/entries/new?unsaved=${id}` : form.getAttribute("action"), dir: "auto", textContent: kept.Title || "No title yet" }));
      place.append(line);
    }
    if (other.length === 0 || arrived) continue;
    const box = document.createElement("div");
    box.className = "notice warning";
    const list = document.createElement("dl");
    for (const [name, value] of other) {
      const label = form.querySelector(`label[for=${name}]`)?.textContent ?? name;
      list.append(Object.assign(document.createElement("dt"), { textContent: label }), Object.assign(document.createElement("dd"), { dir: "auto", textContent: `“${value}” instead of “${form.elements[name]?.value ?? ""}”` }));
    }
    const use = Object.assign(document.createElement("button"), { type: "button", textContent: "Use it" });
    const drop = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Throw it away" });
    use.addEventListener("click", () => {
      for (const [name, value] of fields) if (form.elements[name]?.type !== "checkbox" && form.elements[name]) form.elements[name].value = value;
      if (form.elements.DateUnknown) form.elements.DateUnknown.checked = fields.some(([name]) => name === "DateUnknown");
      localStorage.removeItem(key);
      box.remove();
      typed();
      form.elements.Title.focus();
    });
    drop.addEventListener("click", () => { localStorage.removeItem(key); box.remove(); form.elements.Title.focus(); });
    const actions = Object.assign(document.createElement("p"), { className: "actions" });
    actions.append(use, drop);
    box.append(Object.assign(document.createElement("p"), { textContent: `What you typed on this computer on ${new Date(at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "long", timeStyle: "short" })} did not reach the server:` }), list, actions);
    place.append(box);
  }
}

// crypto.randomUUID is there only over https and on loopback.
const uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
