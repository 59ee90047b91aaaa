// Completes the words of a definition while it is typed: those that the JSON Schema of definitions closes, and the steps of the text itself.
"use strict";

for (const text of document.querySelectorAll("textarea.code")) {
  const list = document.createElement("ul");
  list.id = `${text.id}-words`;
  list.className = "words";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Mots possibles");
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "hidden-text";
  said.setAttribute("role", "status");
  text.after(list, said);
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);
  let known = null;

  // The words of each member, wherever it stands: « role », « announcement », « after »…
  function collect(schema, words) {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      const offered = member.enum ?? member.examples;
      if (offered) words[name] = [...new Set([...(words[name] ?? []), ...offered])];
      collect(member, words);
    }
    for (const inner of [schema.items, ...(schema.oneOf ?? [])]) if (inner) collect(inner, words);
    return words;
  }

  async function wordsOf(member) {
    if (["to", "start", "otherwise"].includes(member))
      return [...text.value.matchAll(/"key"\s*:\s*"([^"\n]+)"/g)].slice(1).map(found => found[1]); // the first is the definition's own
    known ??= fetch("/deroules?handler=Schema").then(answer => answer.json()).then(schema => collect(schema, {}));
    return (await known)[member] ?? [];
  }

  // The member and the beginning of its word, where the caret stands in one.
  function typed() {
    return text.value.slice(0, text.selectionStart).match(/"(\w+)"\s*:\s*"([^"\n]*)$/);
  }

  async function offer() {
    const at = typed();
    const begun = at?.[2] ?? "";
    const words = at ? (await wordsOf(at[1]).catch(() => [])).filter(word => word !== begun && word.includes(begun)).slice(0, 8) : [];
    if (typed()?.[0] !== at?.[0]) return; // more was typed meanwhile
    list.replaceChildren(...words.map((word, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.textContent = word;
      return option;
    }));
    list.hidden = words.length === 0;
    text.removeAttribute("aria-activedescendant");
    said.textContent = words.length === 0 ? "" : words.length === 1 ? "1 mot possible, flèche bas pour le choisir" : `${words.length} mots possibles, flèche bas pour choisir`;
  }

  function chosen() {
    return list.querySelector("[aria-selected=true]");
  }

  function choose(option) {
    chosen()?.removeAttribute("aria-selected");
    option.setAttribute("aria-selected", "true");
    text.setAttribute("aria-activedescendant", option.id);
  }

  function take(option) {
    const begun = typed()[2];
    const closed = text.value[text.selectionEnd] === '"';
    text.setRangeText(option.textContent + (closed ? "" : '"'), text.selectionStart - begun.length, text.selectionEnd, "end");
    if (closed) text.selectionStart = text.selectionEnd += 1;
    close();
    text.focus();
  }

  function close() {
    list.hidden = true;
    text.removeAttribute("aria-activedescendant");
  }

  text.addEventListener("input", offer);
  text.addEventListener("click", offer);
  text.addEventListener("blur", () => setTimeout(close, 200)); // after a click in the list
  list.addEventListener("click", event => event.target.closest("li") && take(event.target.closest("li")));
  text.addEventListener("keydown", event => {
    if (list.hidden) return;
    const options = [...list.children];
    const at = options.indexOf(chosen());
    if (event.key === "ArrowDown") choose(options[(at + 1) % options.length]);
    else if (event.key === "ArrowUp" && at >= 0) choose(options[(at + options.length - 1) % options.length]);
    else if (event.key === "Enter" && at >= 0) take(options[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
