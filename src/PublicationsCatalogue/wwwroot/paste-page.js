// The page for a pasted list: what is in it stays on this computer until its drafts are saved.
import { copyOf, every, offer } from "./local-copy.js";

const form = document.getElementById("pasted-list");
const copy = copyOf(form);
let changed = true;

function keep() {
  if (!changed) return;
  changed = false;
  if (form.elements.text.value.trim()) copy.keep();
  else copy.forget();
}

form.addEventListener("submit", copy.sent);
form.addEventListener("input", () => { changed = true; });
await offer(form, () => { changed = true; keep(); });
keep();
setInterval(keep, every);
addEventListener("pagehide", keep);
