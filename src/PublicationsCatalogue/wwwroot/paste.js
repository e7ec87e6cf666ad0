// What is pasted into the title and is more than a title goes where it belongs; what was there can be had back.
const address = /^(?:https?:\/\/|www\.)\S+$/i, doi = /^(?:doi[:\s]\s*)?(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i, isbn = /^(?:isbn(?:-1[03])?:?\s*)?(97[89][\d -]{10,14}|[\d -]{9,12}[\dx])$/i;

export function split(form) {
  const title = form.elements.Title;
  const place = Object.assign(document.createElement("div"), { className: "offer", role: "status" });
  title.closest(".field").append(place);

  function put(fields, text) {
    const before = Object.keys(fields).map(name => [name, form.elements[name].value]);
    for (const [name, value] of Object.entries(fields)) {
      form.elements[name].value = value;
      form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    }
    const line = Object.assign(document.createElement("p"), { textContent: text + " " });
    const back = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Put it into the title instead" });
    back.addEventListener("click", () => {
      for (const [name, value] of before) form.elements[name].value = value;
      title.value = pasted;
      title.dispatchEvent(new Event("input", { bubbles: true }));
      place.replaceChildren();
      title.focus();
    });
    line.append(back);
    place.replaceChildren(line);
  }

  let pasted = "";
  const add = line => [form.elements.Identifiers.value.trim(), line].filter(part => part).join("\n");
  const fold = () => { form.elements.Identifiers.closest("details").open = true; };

  title.addEventListener("paste", async event => {
    const text = (event.clipboardData?.getData("text/plain") ?? "").trim();
    pasted = text.replace(/\s+/g, " ");
    const number = doi.exec(text)?.[1] ?? (isbn.test(text) ? text : null);
    if (number) {
      event.preventDefault();
      fold();
      put({ Identifiers: add(doi.test(text) ? `DOI: ${number}` : number) }, "Put into Identifiers.");
    } else if (address.test(text)) {
      event.preventDefault();
      put({ Link: /^www/i.test(text) ? `https://${text}` : text }, "Put into Link.");
    } else if (/\S\s*\n\s*\S/.test(text)) {
      event.preventDefault();
      const body = new URLSearchParams({ text, __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
      const answer = await fetch("/admin/entries/paste", { method: "POST", body, redirect: "manual" }).catch(() => null);
      const entries = answer?.ok ? await answer.json() : [];
      if (entries.length === 1) {
        const fields = Object.entries(entries[0]).filter(([, value]) => value).map(([name, value]) => [name[0].toUpperCase() + name.slice(1), value]);
        if (entries[0].identifiers) fold();
        put(Object.fromEntries(fields), "Split into its fields.");
      } else {
        title.setRangeText(pasted, title.selectionStart, title.selectionEnd, "end");
        title.dispatchEvent(new Event("input", { bubbles: true }));
        if (entries.length > 1) offerDrafts(text, entries.length);
      }
    }
  });

  function offerDrafts(text, count) {
    const drafts = Object.assign(document.createElement("form"), { method: "post", action: "/admin/entries/paste/drafts", id: "pasted", hidden: true });
    for (const [name, value] of [["text", text], ["__RequestVerificationToken", form.elements.__RequestVerificationToken.value]])
      drafts.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.getElementById("pasted")?.remove();
    form.after(drafts);
    const line = Object.assign(document.createElement("p"), { textContent: `These are ${count} entries. ` });
    const make = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: `Make ${count} drafts` });
    make.addEventListener("click", () => {
      title.value = title.defaultValue;
      title.dispatchEvent(new Event("input", { bubbles: true }));
      drafts.requestSubmit();
    });
    line.append(make);
    place.replaceChildren(line);
  }
}
