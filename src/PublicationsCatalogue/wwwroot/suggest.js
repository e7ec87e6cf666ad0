// Suggestions under each search box: publications, authors, subjects and series that fit what is typed so far. Without script the box
// is a plain form, and Enter searches with script too unless a suggestion is chosen.
import { combobox } from "./combobox.js";

for (const input of document.querySelectorAll("form[role=search] input[type=search]")) {
  const status = Object.assign(document.createElement("span"), { className: "vh", role: "status" });
  input.form.append(status);
  input.addEventListener("blur", () => { status.textContent = ""; });
  combobox(input, {
    name: "Suggestions",
    className: "suggestions",
    address: typed => [...typed].length > 1 && `/search/suggest?q=${encodeURIComponent(typed.toLowerCase().slice(0, 200))}`,
    options: (_, found) => found.map(({ kind, label, address, lang }) => {
      const option = document.createElement("li"), text = Object.assign(document.createElement("span"), { dir: "auto", textContent: label });
      if (lang) text.lang = lang;
      option.append(text, " ", Object.assign(document.createElement("small"), { textContent: kind }));
      option.dataset.address = address;
      return option;
    }),
    take: option => { location.href = option.dataset.address; },
    said: count => { status.textContent = count === 1 ? "1 suggestion" : `${count || "No"} suggestions`; },
  });
}
