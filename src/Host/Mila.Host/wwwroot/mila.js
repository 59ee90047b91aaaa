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

// <div data-live="subscription { … }">: shown anew whenever the subscription says that it may have changed. What stays the
// same is not touched, so that whoever reads or is about to press a button there is not disturbed; a hidden page waits.
function become(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== fresh.nodeName) {
    old.replaceWith(fresh);
    return;
  }
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) if (old.getAttribute(name) !== fresh.getAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
  const children = [...fresh.childNodes];
  const staying = new Set(children.map(keyOf));
  for (const child of [...old.children]) if (keyOf(child) && !staying.has(keyOf(child))) child.remove();
  let at = old.firstChild;
  for (const child of children) {
    const key = keyOf(child);
    const same = key ? [...old.children].find(each => keyOf(each) === key) : at && !keyOf(at) && at.nodeName === child.nodeName ? at : null;
    if (!same) old.insertBefore(child, at);
    else if (same === at) at = at.nextSibling;
    else old.insertBefore(same, at);
    if (same) become(same, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function keyOf(node) {
  return node.dataset?.key ?? null;
}

function live(region, subscription) {
  let source = null;
  let asking = false;
  let again = false;
  const said = document.createElement("p");
  said.className = "hidden-text";
  said.setAttribute("role", "status");
  region.after(said);

  async function refresh() {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      const answer = await fetch(location.href).catch(() => null); // offline: the stream begins again by itself, and asks anew
      if (answer?.ok && !answer.redirected) show(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]"));
    }
    asking = false;
  }

  function show(fresh) {
    if (!fresh || region.querySelector("form[data-sent]")) return;
    const before = region.textContent;
    const focused = region.contains(document.activeElement) ? document.activeElement : null;
    become(region, fresh);
    if (focused && !focused.isConnected) region.focus();
    if (region.textContent !== before) said.textContent = region.dataset.liveSaid ?? "";
  }

  function watch() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`/graphql?query=${encodeURIComponent(subscription)}`);
      source.addEventListener("next", refresh);
    }
  }

  document.addEventListener("visibilitychange", watch);
  watch();
}

for (const region of document.querySelectorAll("[data-live]")) if (region.dataset.live) live(region, region.dataset.live);
