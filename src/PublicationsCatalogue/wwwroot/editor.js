// The entry's form: what is typed is kept, and shown as readers will see it. Without script the server does the same on each button.
import { keep } from "./unsaved.js";
import { show } from "./preview.js";
import { split } from "./paste.js";

const form = document.getElementById("entry");
const date = document.getElementById("Date");
const title = document.getElementById("Title");
const words = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { day: "2-digit", month: "long", year: "numeric", timeZone: "UTC" });
const dayOf = text => /^\d{1,2} \p{L}+ \d{4}$/u.test(text.trim()) ? Date.parse(`${text} UTC`) : NaN;

keep(form);
show(form);
split(form);

function put(day) {
  date.value = words.format(day);
  date.dispatchEvent(new Event("input", { bubbles: true }));
}

// + and - go a day on or back, once the field holds a whole day.
date.addEventListener("keydown", event => {
  const day = dayOf(date.value);
  if (!["+", "-"].includes(event.key) || Number.isNaN(day)) return;
  event.preventDefault();
  put(day + (event.key === "+" ? 1 : -1) * 86_400_000);
});

// The browser's own calendar, where it has one.
if ("showPicker" in HTMLInputElement.prototype) {
  const calendar = Object.assign(document.createElement("input"), { type: "date", className: "vh", tabIndex: -1, ariaHidden: "true" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "calendar", ariaLabel: "Choose a day" });
  const both = Object.assign(document.createElement("span"), { className: "with-calendar" });
  date.replaceWith(both);
  both.append(date, button, calendar);
  button.addEventListener("click", () => {
    const day = dayOf(date.value);
    if (!Number.isNaN(day)) calendar.valueAsNumber = day;
    calendar.showPicker();
  });
  calendar.addEventListener("change", event => {
    event.stopPropagation();
    if (calendar.value) put(calendar.valueAsNumber);
  });
}

// A title may have 500 characters; from 400 on it is told how many there are.
const count = Object.assign(document.createElement("span"), { className: "hint", role: "status" });
title.after(count);
const tell = () => { count.textContent = title.value.length < 400 ? "" : `${title.value.length} of 500 characters`; };
title.addEventListener("input", tell);
tell();
