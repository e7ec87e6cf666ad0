// Fields that offer what the catalogue has (the combobox pattern of the ARIA practices guide). A field of one name offers under
// itself; a field of many, one a line, gets a field beside it that adds. Without script all of them are plain fields.
const wait = 150;
let lists = 0;

for (const field of document.querySelectorAll('[data-names]:not([data-names=""])')) {
  if (field.localName === "input") offer(field, field.dataset.names, text => put(field, text));
  else many(field);
}

function put(field, text) {
  field.value = text;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

function offer(input, kind, choose) {
  const list = Object.assign(document.createElement("ul"), { id: `names-${++lists}`, className: "names", hidden: true, role: "listbox" });
  let timer, asked = "";
  list.setAttribute("aria-label", "Like what is typed");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(name, value);
  input.after(list);

  const chosen = () => list.querySelector("[aria-selected=true]");
  function close() {
    clearTimeout(timer);
    asked = "";
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function mark(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) input.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  }
  function take(option) {
    choose(option.dataset.name);
    close();
  }
  function show(typed, names) {
    const isThere = names.some(name => name.localeCompare(typed, undefined, { sensitivity: "base" }) === 0);
    const options = [...names.map(name => [name, name]), ...(isThere ? [] : [[typed, `“${typed}” is new`]])];
    list.replaceChildren(...options.map(([name, textContent], i) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${i}`, role: "option", textContent, dir: "auto" });
      option.dataset.name = name;
      option.setAttribute("aria-selected", "false");
      return option;
    }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }
  async function ask() {
    const typed = asked = input.value.trim();
    if (!typed) return close();
    try {
      const answer = await fetch(`/admin/names/${kind}?q=${encodeURIComponent(typed.slice(0, 200))}`, { redirect: "manual" });
      if (answer.ok && asked === typed && document.activeElement === input) show(typed, await answer.json());
    } catch { /* Without network the field is a plain one. */ }
  }

  input.addEventListener("input", event => { clearTimeout(timer); if (event.isTrusted) timer = setTimeout(ask, wait); });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => { const option = event.target.closest("li"); if (option) take(option); });
  input.addEventListener("keydown", event => {
    const { key } = event;
    if (list.hidden) { if (key === "ArrowDown" && !event.altKey) ask(); return; }
    const options = [...list.children], at = options.indexOf(chosen());
    if (key === "ArrowDown") mark(options[(at + 1) % options.length]);
    else if (key === "ArrowUp") mark(options[(at < 1 ? options.length : at) - 1]);
    else if (key === "Enter" && at >= 0) take(options[at]);
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function many(area) {
  const row = Object.assign(document.createElement("div"), { className: "add-name" });
  const input = Object.assign(document.createElement("input"), { id: `${area.id}-add`, autocomplete: "off", dir: "auto" });
  row.append(Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: area.dataset.add }), input);
  area.closest(".field").append(row);

  const lines = () => area.value.split("\n");
  function add(text) {
    const names = text.split(/[\n;]/).map(name => name.trim()).filter(name => name && !lines().includes(name));
    if (names.length) put(area, [...lines().filter(line => line.trim()), ...names].join("\n"));
    input.value = "";
  }
  offer(input, area.dataset.names, add);
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add(input.value);
  });
  input.addEventListener("paste", event => {
    const text = event.clipboardData.getData("text");
    if (!/[\n;]/.test(text.trim())) return;
    event.preventDefault();
    add(input.value + text);
  });
  // Nothing typed is lost: what was not added yet goes with the rest.
  input.addEventListener("change", () => add(input.value));
  area.form.addEventListener("submit", () => add(input.value), { capture: true });

  // The order, by keyboard: Alt and an arrow move the line of the cursor.
  document.getElementById(`${area.id}-hint`)?.append(" Alt and an arrow key move a line.");
  area.addEventListener("keydown", event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    const all = lines(), before = area.value.slice(0, area.selectionStart).split("\n"), at = before.length - 1, to = at + step;
    if (to < 0 || to >= all.length) return;
    [all[at], all[to]] = [all[to], all[at]];
    put(area, all.join("\n"));
    const cursor = all.slice(0, to).join("\n").length + (to ? 1 : 0) + before[at].length;
    area.setSelectionRange(cursor, cursor);
  });
}
