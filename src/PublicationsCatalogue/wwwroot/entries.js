// One box ticks all entries of this page of the list.
const whole = document.getElementById("tick-page");
const boxes = [...document.querySelectorAll("input[name=ids]")];

function show() {
  const ticked = boxes.filter(box => box.checked).length;
  whole.checked = ticked === boxes.length;
  whole.indeterminate = ticked > 0 && !whole.checked;
}

if (whole) {
  whole.closest("p").hidden = false;
  whole.addEventListener("change", () => { for (const box of boxes) box.checked = whole.checked; });
  for (const box of boxes) box.addEventListener("change", show);
  addEventListener("pageshow", show); // Back brings ticks along.
}
