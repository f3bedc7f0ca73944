// What the page does besides what it does without: everything here has a plain form or link underneath.
"use strict";

const DAY = 86400000;

function isoDay(first, days) {
  return new Date(Date.parse(first) + days * DAY).toISOString().slice(0, 10);
}

// The slider shows its day while it moves and asks for it when let go.
const step = document.getElementById("step");
const asOf = document.getElementById("as-of");
if (step && asOf) {
  step.addEventListener("input", () => {
    asOf.value = isoDay(step.dataset.first, Number(step.value));
    step.setAttribute("aria-valuetext", asOf.value);
  });
  step.addEventListener("change", () => step.form.requestSubmit());
  asOf.addEventListener("change", () => {
    step.value = String(Math.round((Date.parse(asOf.value) - Date.parse(step.dataset.first)) / DAY));
    document.querySelector("input[name=was]").value = step.value;
  });
}

for (const choice of document.querySelectorAll("[data-submits]")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}

// In a document, a statement beside the text and its passage in the text light up together.
const reading = document.querySelector(".reading");
if (reading) {
  const light = (number, on) => {
    for (const found of reading.querySelectorAll(`[data-s~="${number}"], [data-of="${number}"]`)) found.classList.toggle("lit", on);
  };
  for (const [enter, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    reading.addEventListener(enter, (event) => {
      const near = event.target.closest("[data-of], [data-s]");
      if (!near) return;
      for (const number of (near.dataset.of || near.dataset.s).split(" ")) light(number, on);
    });
  }
}

// Files are handed in one after the other, so that one sees how far it is; without this script all go at once.
const add = document.getElementById("add");
if (add) {
  const files = document.getElementById("files");
  const drop = add.querySelector(".drop");
  for (const [name, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", over);
      if (name === "drop") { files.files = event.dataTransfer.files; add.requestSubmit(); }
    });
  }
  add.addEventListener("submit", async (event) => {
    event.preventDefault();
    const parts = [...files.files].map((file) => [file.name, { files: file }]);
    const text = document.getElementById("text");
    if (text.value.trim()) {
      const said = Object.fromEntries(["text", "publisher", "published", "title"].map((name) => [name, add.elements[name].value]));
      parts.push([said.title || "the pasted text", said]);
    }
    if (!parts.length) return;
    const [bar, said, added] = ["bar", "said", "added"].map((id) => document.getElementById(id));
    document.getElementById("progress").hidden = false;
    document.getElementById("outcome").hidden = false;
    bar.max = parts.length;
    for (const [count, [name, fields]] of parts.entries()) {
      said.textContent = `${name} (${count + 1} of ${parts.length})`;
      const body = new FormData();
      body.set("csrf", add.elements.csrf.value);
      for (const [field, value] of Object.entries(fields)) body.set(field, value);
      const answer = await fetch(add.action, { method: "POST", body, headers: { "X-Part": "1" } }).catch(() => null);
      if (answer && answer.ok) added.insertAdjacentHTML("beforeend", await answer.text());
      else {
        const line = document.createElement("li");
        const why = answer ? (await answer.text().then((page) => new DOMParser().parseFromString(page, "text/html").querySelector(".lede, body")?.textContent)) : "the page does not answer";
        line.textContent = `Not read: ${name}: ${why.trim()}`;
        added.append(line);
      }
      bar.value = count + 1;
    }
    said.textContent = "Done.";
    files.value = ""; text.value = "";
  });
}

// In the review every button that shows a letter answers to it; a form that is open has the keyboard to itself.
const keyed = new Map([...document.querySelectorAll("[data-key]")].map((found) => [found.dataset.key, found]));
for (const opener of document.querySelectorAll("[data-opens]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => {
    const details = document.getElementById(opener.dataset.opens);
    details.open = true;
    details.querySelector("select, textarea, input:not([type=hidden])")?.focus();
    details.scrollIntoView({ block: "nearest" });
  });
}
if (keyed.size) {
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && field) {
      const details = field.closest("details");
      if (details) { details.open = false; document.querySelector(`[data-opens="${details.id}"]`)?.focus(); }
      return;
    }
    if (field && field.type !== "range" || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = keyed.get(event.key);
    if (found) { event.preventDefault(); found.click(); }
  });
}
