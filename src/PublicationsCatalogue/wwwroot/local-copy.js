// The copy of what is typed that this computer keeps until the server has it. It carries the person's id, so that nobody else who
// signs in is shown it.
const hidden = ["Key", "Tab", "Sequence", "Revision", "Seen", "__RequestVerificationToken"];
const prefixOf = form => `unsaved:${form.dataset.person}:${form.getAttribute("action")}:`;

export const every = 2000;

export function copyOf(form) {
  const name = prefixOf(form) + form.elements.Key.value;

  function keep() {
    const fields = [...new FormData(form)].filter(([field]) => !hidden.includes(field));
    try { localStorage.setItem(name, JSON.stringify({ at: Date.now(), fields })); return true; } catch { return false; }
  }

  return {
    keep,
    forget() {
      try { localStorage.removeItem(name); } catch { /* nothing was kept */ }
    },
    // When the next page says that it is saved, desk.js forgets the copy; else it stays and is offered once more.
    sent() {
      if (keep()) try { sessionStorage.setItem("sent", name); } catch { /* it is offered once more */ }
    },
  };
}

// Offers what an earlier tab on this computer could not send, or sent with its last breath and never heard of.
export async function offer(form, typed, arrived = () => false) {
  const prefix = prefixOf(form);
  const place = document.getElementById("local-copy");
  const first = form.querySelector("textarea");
  const even = text => (text ?? "").replaceAll("\r", "").trim();
  // On a new entry that has been begun another one is not offered in its place: it waits for the next empty form.
  const isBegun = prefix.endsWith("/new:") && (first.value.trim() || document.getElementById("error-summary"));
  for (const key of Object.keys(localStorage).filter(name => name.startsWith(prefix) && (!isBegun || name === prefix + form.elements.Key.value))) {
    const { at, fields } = JSON.parse(localStorage.getItem(key));
    const other = fields.filter(([name, value]) => even(form.elements[name]?.value) !== even(value) && form.elements[name]?.type !== "checkbox");
    const isIn = kept => fields.every(([name, value]) => typeof kept[name] === "boolean" || Array.isArray(kept[name]) || even(kept[name]) === even(value));
    if (other.length === 0 || await arrived(key.slice(prefix.length), isIn)) {
      localStorage.removeItem(key);
      continue;
    }
    const quoted = text => text ? `“${text.length > 500 ? text.slice(0, 500) + "…" : text}”` : "nothing";
    const inPlaceOf = (value, there) => there ? `${quoted(value)} instead of ${quoted(there)}` : quoted(value);
    const box = document.createElement("div");
    box.className = "notice warning";
    const list = document.createElement("dl");
    for (const [name, value] of other) {
      const label = form.querySelector(`label[for=${name}]`)?.textContent ?? name;
      list.append(Object.assign(document.createElement("dt"), { textContent: label }), Object.assign(document.createElement("dd"), { dir: "auto", textContent: inPlaceOf(value, form.elements[name]?.value) }));
    }
    const use = Object.assign(document.createElement("button"), { type: "button", textContent: "Use it" });
    const drop = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Throw it away" });
    use.addEventListener("click", () => {
      for (const [name, value] of fields) if (form.elements[name]?.type !== "checkbox" && form.elements[name]) form.elements[name].value = value;
      if (form.elements.DateUnknown) form.elements.DateUnknown.checked = fields.some(([name]) => name === "DateUnknown");
      localStorage.removeItem(key);
      box.remove();
      typed();
      first.focus();
    });
    drop.addEventListener("click", () => { localStorage.removeItem(key); box.remove(); first.focus(); });
    const actions = Object.assign(document.createElement("p"), { className: "actions" });
    actions.append(use, drop);
    box.append(Object.assign(document.createElement("p"), { textContent: `What you typed on this computer on ${new Date(at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "long", timeStyle: "short" })} was not saved:` }), list, actions);
    place.append(box);
  }
}
