// What is nicer with a script; everything works without it.
"use strict";

// <form data-confirm="Question ?">: asks before sending, in a dialogue that the keyboard reaches.
function ask(question, yes) {
  const dialog = document.createElement("dialog");
  const text = dialog.appendChild(document.createElement("p"));
  text.id = "confirm-question";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const form = dialog.appendChild(document.createElement("form"));
  form.method = "dialog";
  form.className = "actions";
  for (const [value, label] of [["no", "Annuler"], ["yes", yes]]) {
    const button = form.appendChild(document.createElement("button"));
    button.value = value;
    button.textContent = label;
    if (value === "yes") button.className = "main";
  }
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(answer => dialog.addEventListener("close", () => {
    dialog.remove();
    answer(dialog.returnValue === "yes");
  }));
}

document.addEventListener("submit", async event => {
  const form = event.target;
  if (form.getAttribute("method") === "dialog") return;
  const button = event.submitter;
  const question = button?.dataset.confirm ?? form.dataset.confirm;
  if (question && !form.dataset.confirmed) {
    event.preventDefault();
    if (!await ask(question, button?.textContent.trim() || "Confirmer")) return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(button);
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.getAttribute("method") === "post") {
    form.dataset.sent = "yes";
    button?.setAttribute("aria-busy", "true");
  }
});

// A page that comes back from the browser's memory can be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent], form[data-confirmed]")) {
    delete form.dataset.sent;
    delete form.dataset.confirmed;
    form.querySelectorAll("[aria-busy]").forEach(button => button.removeAttribute("aria-busy"));
  }
});

// A picture opens where the dossier stands (its thickest step), or where the definition begins.
for (const frame of document.querySelectorAll(".picture")) {
  const step = frame.querySelector("rect[stroke-width='4']") ?? frame.querySelector("rect");
  if (!step) continue;
  const [here, around] = [step.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollLeft += here.left + here.width / 2 - around.left - around.width / 2;
  frame.scrollTop += here.top + here.height / 2 - around.top - around.height / 2;
}
