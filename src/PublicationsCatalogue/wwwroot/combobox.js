// A list under a field that offers what fits (the combobox pattern of the ARIA practices guide). Who uses it says what is asked, what an
// answer looks like and what is done with the option that is taken.
const wait = 150;
let lists = 0;

export function combobox(input, { name, className, address, options, take, said = () => {} }) {
  const list = Object.assign(document.createElement("ul"), { id: `offered-${++lists}`, className, hidden: true, role: "listbox" });
  let timer, asked;
  list.setAttribute("aria-label", name);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(key, value);
  input.after(list);

  const chosen = () => list.querySelector("[aria-selected=true]");
  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  // Who goes through the list has chosen among what is there: a late answer does not take it away.
  function mark(option) {
    clearTimeout(timer);
    asked?.abort();
    chosen()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
  function choose(option) {
    close();
    take(option);
  }
  function show(typed, answer) {
    const offered = options(typed, answer);
    said(offered.length);
    if (!offered.length) return close();
    offered.forEach((option, i) => {
      Object.assign(option, { id: `${list.id}-${i}`, role: "option" });
      option.setAttribute("aria-selected", "false");
    });
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...offered);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }
  async function ask() {
    const typed = input.value.trim(), url = address(typed);
    asked?.abort();
    if (!url) return close();
    const { signal } = asked = new AbortController();
    try {
      const answer = await fetch(url, { redirect: "manual", signal });
      const body = answer.ok && await answer.json();
      if (body && !signal.aborted && document.activeElement === input) show(typed, body);
    } catch { /* Overtaken by what was typed since; or without network, where the field is a plain one. */ }
  }

  input.addEventListener("input", event => { clearTimeout(timer); if (event.isTrusted) timer = setTimeout(ask, wait); });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => { const option = event.target.closest("li"); if (option) choose(option); });
  input.addEventListener("keydown", event => {
    const { key } = event;
    if (event.isComposing) return;
    if (list.hidden) { if (key === "ArrowDown" && !event.altKey) ask(); else if (key === "Enter") close(); return; }
    const all = [...list.children], at = all.indexOf(chosen());
    if (key === "ArrowDown") mark(all[(at + 1) % all.length]);
    else if (key === "ArrowUp") mark(all[(at < 1 ? all.length : at) - 1]);
    else if (key === "Enter" && at >= 0) choose(all[at]);
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
