// A text beside the original: what is typed is kept as in the entry's own form, and the preview in a tab of its own follows it.
import { keep } from "./unsaved.js";

const form = document.getElementById("entry");
const channel = new BroadcastChannel(`preview ${form.elements.Key.value}`);
let timer, isTabOpen = false;

async function refresh() {
  if (!isTabOpen) return;
  try {
    const answer = await fetch(`${form.getAttribute("action")}/preview`, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    channel.postMessage({ main: page.getElementById("main").innerHTML });
  } catch { /* There is no line: unsaved.js tells. */ }
}

keep(form);
channel.addEventListener("message", event => { if (event.data === "open") isTabOpen = true; });
form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(refresh, 500); });
