// Keys for the desk; everything works without them.
const form = document.getElementById("entry");
const press = act => form?.querySelector(`button[value=${act}]`)?.click();
let changed = false;

document.getElementById("error-summary")?.focus();
form?.addEventListener("input", () => { changed = true; });
form?.addEventListener("submit", () => { changed = false; });
addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });

addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "n" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    location.href = "/admin/entries/new";
  } else if (form && (event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    press(form.querySelector("button[value=save]") ? "save" : "publish");
  } else if (form && (event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.preventDefault();
    press("publish");
  }
});
