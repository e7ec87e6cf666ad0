// Offers to fill in the next issue while its title is typed. Without script the same offer comes with Save and Preview.
const title = document.getElementById("Title");
const series = document.getElementById("Series");
const place = document.getElementById("series-offer");
const fresh = place.dataset.fresh === "True";
let asked = "";
let wait;

const element = (name, text, more) => Object.assign(document.createElement(name), { textContent: text }, more);

const fill = offer => {
  for (const [name, text] of Object.entries(offer.fields)) {
    const field = document.getElementById(name);
    const typed = field.value;
    const goesOn = name === "Title" && text.toLowerCase().startsWith(typed.toLowerCase());
    const unknown = name === "Date" && document.querySelector("[name=DateUnknown]").checked;
    if (unknown || !(goesOn || !typed.trim() || (fresh && typed === field.defaultValue))) continue;
    field.value = goesOn ? typed + text.slice(typed.length) : text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  place.replaceChildren(element("p", offer.filled));
  series.closest("details").open = true;
  title.focus();
};

const show = offer => {
  place.replaceChildren();
  if (!offer) return;
  if (offer.button) return place.append(element("button", offer.button, { type: "button", className: "link", onclick: () => fill(offer) }));
  const said = element("p", offer.say + " ");
  said.append(element("a", "Open it", { href: offer.open }));
  place.append(said);
};

const ask = async () => {
  clearTimeout(wait);
  const typed = title.value.trim().slice(0, 500);
  if (typed === asked || series.value) return;
  asked = typed;
  const answer = await fetch("/admin/series/fitting?title=" + encodeURIComponent(typed)).catch(() => null);
  if (asked === typed && answer?.ok && !answer.redirected) show(answer.status === 200 ? await answer.json() : null);
};

title.addEventListener("change", ask);
title.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, 600); });
