// Alt and an arrow press the button of the entry in which the focus is; without script the buttons do the same. What is pressed while
// a move is on its way waits for the next page, so that no press is lost.
const waiting = "order";
let sent = false;

const press = (row, to) => row?.querySelector(`button[value=${to}]`).click();
const wait = to => sessionStorage.setItem(waiting, `${sessionStorage.getItem(waiting) ?? ""}${to} `);

addEventListener("keydown", event => {
  const to = { ArrowUp: "up", ArrowDown: "down" }[event.key], row = event.target.closest(".day-order li");
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !to || !row) return;
  event.preventDefault();
  if (!event.repeat) press(row, to);
});

addEventListener("submit", event => {
  if (!event.target.closest(".day-order")) return;
  if (sent) {
    event.preventDefault();
    wait(event.submitter.value);
  }
  sent = true;
});
addEventListener("pageshow", event => { if (event.persisted) sent = false; });

const [next, ...rest] = (sessionStorage.getItem(waiting) ?? "").split(" ").filter(to => to);
sessionStorage.removeItem(waiting);
if (next) press(document.querySelector(".day-order [autofocus]")?.closest("li"), next);
if (sent) rest.forEach(wait);
