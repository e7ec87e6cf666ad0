// Alt and an arrow press the button of the entry in which the focus is; without script the buttons do the same.
addEventListener("keydown", event => {
  const to = { ArrowUp: "up", ArrowDown: "down" }[event.key], row = event.target.closest(".day-order li");
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !to || !row) return;
  event.preventDefault();
  if (!event.repeat) row.querySelector(`button[value=${to}]`).click();
});
