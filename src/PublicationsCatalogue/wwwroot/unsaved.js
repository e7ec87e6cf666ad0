// Keeps what is typed: on the server three seconds after the last change and a minute at most, and on this computer every two
// seconds until the server has it.
import { copyOf, every as local, offer } from "./local-copy.js";

const afterChange = 3000, atMost = 60_000, retry = 10_000, look = 30_000;

export function keep(form) {
  const state = document.getElementById("save-state");
  const address = form.getAttribute("action");
  const copy = copyOf(form);
  const isPublic = form.dataset.state === "Published";
  let changed = false, sending = false, leaving = false, first = 0, timer, waiting;

  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "Tab", value: crypto.randomUUID?.() ?? uuid() }));
  offer(form, typed, arrived);

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
      if (!changed) copy.forget();
      say(isPublic ? `Kept ${kept.at}, not public until you save` : `Saved ${kept.at}`, true);
    } catch (problem) {
      changed = true;
      if (!leaving) tell(problem, copy.keep());
      timer = setTimeout(send, retry);
    }
    sending = false;
    if (changed && !leaving) typed();
  }

  const fail = text => { const line = say(text); line.className += " failed"; return line; };

  function tell(problem, isHere) {
    const here = isHere ? " Your text is kept on this computer." : " Copy your text to be safe.";
    if (problem.type === "opaqueredirect") {
      fail("Not saved: you are signed out.").append(" ", Object.assign(document.createElement("a"), { href: "/account/sign-in?returnUrl=/admin", target: "_blank", textContent: "Sign in in another tab" }), `, then come back.${here}`);
    } else if (problem.status === 403) fail(`Not saved: you may no longer change entries.${here}`);
    else if (problem.status === 413) fail("Not saved: this is more than an entry can hold. Copy your text and shorten it.");
    else if (problem.status) fail(`Not saved: the server answers ${problem.status}. It is tried again.${here}`);
    else fail(`Not saved: no connection.${here}`);
  }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  setInterval(() => { if (changed && !leaving) copy.keep(); }, local);
  addEventListener("online", () => { if (waiting) form.requestSubmit(waiting); else send(); });
  addEventListener("focus", () => { if (changed) send(); });
  addEventListener("pagehide", () => { if (changed && !leaving) { copy.keep(); navigator.sendBeacon(`${address}/unsaved`, new URLSearchParams(new FormData(form))); } });
  addEventListener("pageshow", event => { if (event.persisted) leaving = false; });
  addEventListener("beforeunload", event => { if (changed && !leaving && !copy.keep()) event.preventDefault(); });

  form.addEventListener("submit", event => {
    if (event.submitter?.formTarget) return; // The preview in a tab of its own.
    if (event.submitter?.formAction.endsWith("/discard")) { leaving = true; copy.forget(); return; }
    if (!navigator.onLine) {
      event.preventDefault();
      waiting = event.submitter;
      tell({}, copy.keep());
      return;
    }
    [leaving, waiting] = [true, null];
    copy.sent();
    // Who comes back from the page that follows is led to what was saved, or to what was typed.
    if (address.endsWith("/new")) history.replaceState(history.state, "", `${address}?unsaved=${form.elements.Key.value}`);
  });

  // Whether the server has what another tab had kept here; then that is offered by its name.
  async function arrived(id, isIn) {
    const answer = await fetch(`/admin/entries/unsaved/${id}`, { redirect: "manual" }).catch(() => null);
    const kept = answer?.status === 200 ? await answer.json() : null;
    if (!kept || !isIn(kept)) return false;
    if (!document.querySelector(`a[href$="${id}"]`)) {
      const line = Object.assign(document.createElement("p"), { className: "notice", textContent: "You typed and did not save: " });
      line.append(Object.assign(document.createElement("a"), { href: address.endsWith("/new") ? `/admin/entries/new?unsaved=${id}` : address, dir: "auto", textContent: kept.Title || "No title yet" }));
      document.getElementById("local-copy").append(line);
    }
    return true;
  }

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

// crypto.randomUUID is there only over https and on loopback.
const uuid = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
