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

  // What is new: the pulse says that the wire moved, then the lines are loaded anew with the filters of this page.
  const follow = at => {
    const state = at.querySelector("[data-state]");
    const body = document.querySelector("[data-live]");
    let known = at.dataset.pulse;
    let loading = false;
    let again = false;

    // How long the wire has been still, on this page: an operator's first question.
    const age = () => {
      const newest = body.querySelector("time");
      if (!newest) return;
      const minutes = Math.floor((Date.now() - new Date(newest.dateTime)) / 60000);
      const hours = Math.floor(minutes / 60);
      const words = minutes < 1 ? "under a minute" : minutes < 60 ? `${minutes} min` : hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
      at.querySelector("[data-age]").textContent = `· newest came ${words} ago`;
    };

    const say = (kind, words) => {
      at.classList.toggle("live", kind === "live");
      at.classList.toggle("lost", kind === "lost");
      if (state.textContent !== words) state.textContent = words;
    };

    const put = html => {
      const before = new Set([...body.children].map(row => row.dataset.keyOf));
      const focused = body.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      const made = document.createElement("template");
      made.innerHTML = html;
      for (const row of made.content.children)
        if (!before.has(row.dataset.keyOf)) row.classList.add("new");
      body.replaceChildren(made.content);
      age();
      if (focused) [...body.querySelectorAll("a")].find(each => each.getAttribute("href") === focused)?.focus({preventScroll: true});
    };

    const load = async () => {
      if (loading) return void (again = true);
      loading = true;
      try {
        const answer = await fetch(at.dataset.lines, {credentials: "same-origin"});
        if (answer.status === 401) return ended();
        if (answer.ok) put(await answer.text());
      } catch {
        // the pulse says that the connection is lost, and its first beat afterwards loads again
      } finally {
        loading = false;
      }
      if (again) {
        again = false;
        load();
      }
    };

    const ended = () => {
      pulse.close();
      say("lost", "Your session has ended: load the page to log in again.");
    };

    age();
    setInterval(age, 20000);
    const pulse = new EventSource("/desk/pulse");
    pulse.addEventListener("open", () => say("live", "Live"));
    pulse.addEventListener("error", () =>
      pulse.readyState === EventSource.CLOSED ? ended() : say("lost", "Connection lost; trying again …"));
    pulse.addEventListener("wire", event => {
      say("live", "Live");
      if (event.data === known) return;
      known = event.data;
      load();
    });
  };

  const at = document.querySelector("[data-pulse]");
  if (at) follow(at);

  for (const hint of document.querySelectorAll(".scripted")) hint.hidden = false;
})();
