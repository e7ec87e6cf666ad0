// The preview in a tab of its own follows the form that opened it.
const main = document.getElementById("main");
const key = document.querySelector("[data-form]")?.dataset.form;
const channel = new BroadcastChannel(`preview ${key}`);
channel.addEventListener("message", event => {
  if (!event.data.main) return;
  const fresh = new DOMParser().parseFromString(event.data.main, "text/html");
  main.replaceChildren(...fresh.body.childNodes); // The scroll stays: only what is inside is new.
});
channel.postMessage("open");
