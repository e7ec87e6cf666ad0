// Keys for the desk; everything works without them.
const form = document.getElementById("entry");
const press = act => form?.querySelector(`button[value=${act}]`)?.click();
let changed = false;

document.getElementById("error-summary")?.focus();
if (innerWidth < 960) document.getElementById("preview")?.scrollIntoView();
form?.addEventListener("input", () => { changed = true; });
form?.addEventListener("submit", () => { changed = false; });
addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });

addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const control = event.ctrlKey || event.metaKey;
  if (event.key === "n" && !typing && !control && !event.altKey) {
    event.preventDefault();
    location.href = "/admin/entries/new";
  } else if (form && control && event.key === "s") {
    event.preventDefault();
    press("save");
  } else if (form && control && event.key === "Enter") {
    event.preventDefault();
    press(form.querySelector("button[value=publish]") ? "publish" : "save");
  } else if (event.key === "Enter" && event.target.id === "Title") {
    event.preventDefault(); // The title wraps, but is one line.
  }
});
