"use strict";
// Keys, and what is new on the wire as it comes. Every page and every act works without this.
(() => {
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const link = row => row.querySelector("a");
  let goes = false;

  const step = by => {
    const all = rows();
    const at = all.findIndex(row => row.contains(document.activeElement));
    const next = all[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by, 0), all.length - 1)];
    if (next) {
      link(next).focus();
      next.scrollIntoView({block: "nearest"});
    }
  };

  const help = () => {
    const open = document.querySelector("dialog.keys");
    if (open) return open.close();
    const keys = [["j / k", "next, previous line"], ["Enter", "open the line"], ["/", "search"], ["?", "these keys"], ["Esc", "leave a field"]];
    for (const leads of document.querySelectorAll("[data-go]"))
      keys.push([`g ${leads.dataset.go}`, leads.textContent]);
    for (const act of document.querySelectorAll("[data-key]"))
      keys.push([act.dataset.key, act.textContent]);
    const dialog = document.createElement("dialog");
    dialog.className = "keys";
    dialog.setAttribute("aria-label", "Keys");
    const list = document.createElement("dl");
    list.className = "facts";
    for (const [key, what] of keys) {
      const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
      dt.append(Object.assign(document.createElement("kbd"), {textContent: key}));
      dd.textContent = what.trim();
      list.append(dt, dd);
    }
    const close = Object.assign(document.createElement("button"), {textContent: "Close", autofocus: true});
    close.addEventListener("click", () => dialog.close());
    dialog.append(list, close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input, select, textarea");
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (document.querySelector("dialog[open]") && event.key !== "?") return;
    if (goes) {
      goes = false;
      const leads = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (leads) leads.click();
      return;
    }
    const act = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    const search = document.querySelector("[data-search]");
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "g") goes = true;
    else if (event.key === "?") help();
    else if (event.key === "/" && search) search.focus();
    else if (act) act.click();
    else return;
    event.preventDefault();
  });

  for (const hint of document.querySelectorAll(".scripted")) hint.hidden = false;
})();
