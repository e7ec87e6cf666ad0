// Fields that offer what the catalogue has. A field of one name offers under itself; a field of many, one a line, gets a field beside
// it that adds. Without script all of them are plain fields.
import { combobox } from "./combobox.js";

for (const field of document.querySelectorAll('[data-names]:not([data-names=""])')) {
  if (field.localName === "input") offer(field, field.dataset.names, text => put(field, text), field.dataset.but);
  else many(field);
}

function put(field, text) {
  field.value = text;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

// In a field for another one than this the name must be there already.
function offer(input, kind, choose, but) {
  combobox(input, {
    name: "Like what is typed",
    className: "names",
    address: typed => typed && `/admin/names/${kind}?q=${encodeURIComponent(typed.slice(0, 200))}${but ? `&but=${but}` : ""}`,
    options: (typed, names) => {
      const isThere = but || names.some(name => name.localeCompare(typed, undefined, { sensitivity: "base" }) === 0);
      return [...names.map(name => [name, name]), ...(isThere ? [] : [[typed, `“${typed}” is new`]])].map(([name, textContent]) => {
        const option = Object.assign(document.createElement("li"), { textContent, dir: "auto" });
        option.dataset.name = name;
        return option;
      });
    },
    take: option => choose(option.dataset.name),
  });
}

function many(area) {
  const row = Object.assign(document.createElement("div"), { className: "add-name" });
  const input = Object.assign(document.createElement("input"), { id: `${area.id}-add`, autocomplete: "off", dir: "auto" });
  row.append(Object.assign(document.createElement("label"), { htmlFor: input.id, textContent: area.dataset.add }), input);
  area.closest(".field").append(row);

  const lines = () => area.value.split("\n");
  function add(text) {
    const there = new Set(lines());
    const names = text.split(/[\n;]/).map(name => name.trim()).filter(name => name && !there.has(name));
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
