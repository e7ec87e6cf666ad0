// Keys for the desk; everything works without them.
const form = document.getElementById("entry");
const press = (...acts) => acts.map(act => form?.querySelector(`:is(.panel, .actions) button[value=${act}]`)).find(button => button)?.click();

document.getElementById("error-summary")?.focus();
if (innerWidth < 960) document.getElementById("preview")?.scrollIntoView();

// When the next page says so, what was sent is saved, and the copy on this computer has done its work. Another page, such as one after
// a sign-in, says nothing of it: then the copy stays. See unsaved.js.
try {
  if (document.querySelector("#main > .notice[role=status]")) localStorage.removeItem(sessionStorage.getItem("sent"));
  sessionStorage.removeItem("sent");
} catch { /* no storage, no copy */ }

addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (key === "n" && !typing && !control && !event.altKey) location.href = "/admin/entries/new";
  else if (form && control && event.altKey && event.code === "KeyP") document.getElementById("preview-button")?.click();
  else if (form && control && key === "s") press("save", "restore");
  else if (form && control && event.shiftKey && key === "enter") press("publishNext", "publish", "save");
  else if (form && control && key === "enter") press("publish", "save", "restore");
  else if (key !== "enter" || event.target.id !== "Title") return; // The title wraps, but is one line.
  event.preventDefault();
});
