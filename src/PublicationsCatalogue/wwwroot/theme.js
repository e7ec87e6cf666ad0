// Before first paint: the reader's choice of light or dark. Afterwards: the buttons that make it, folds, copying.
(() => {
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const show = theme => { if (theme) root.dataset.theme = theme; else delete root.dataset.theme; };
  show(read());

  // Esc closes the fold it is pressed in and gives focus back; the menu also closes when one goes elsewhere.
  document.addEventListener("keydown", event => {
    const fold = event.key === "Escape" && (event.target.closest(".menu[open], .more[open]") ?? document.querySelector(".menu[open]"));
    if (!fold) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
  for (const kind of ["focusin", "pointerdown"]) document.addEventListener(kind, event => {
    const menu = document.querySelector(".menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector(".appearance");
    const mark = () => group?.querySelectorAll("button").forEach(b => b.setAttribute("aria-pressed", String(b.value === (read() ?? ""))));
    if (group) {
      group.hidden = false;
      mark();
      group.addEventListener("click", event => {
        const button = event.target.closest("button");
        if (!button) return;
        try { if (button.value) localStorage.setItem("theme", button.value); else localStorage.removeItem("theme"); } catch { /* private mode: the choice lasts for this page */ }
        show(button.value);
        mark();
      });
    }
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = document.querySelector(button.dataset.copy)?.textContent.trim().replace(/\s+/g, " ") ?? "";
        const said = button.parentElement.querySelector("[role=status]");
        try { await navigator.clipboard.writeText(text); said.textContent = "Copied"; } catch { said.textContent = "Not copied: select the text instead"; }
      });
    }
  });
})();
