/** What a page of the handbook does beside showing itself: search, copy, and a list that folds on a narrow screen. */
import MiniSearch from "minisearch";

const { base, language } = document.body.dataset;
const WORDS = {
  nl: { copy: "Kopieer", copied: "Gekopieerd", none: "Niets gevonden", found: "gevonden" },
  en: { copy: "Copy", copied: "Copied", none: "Nothing found", found: "found" },
}[language];

/** Coördinaten, coordinaten and COÖRDINATEN are one word. */
const asSought = (word) =>
  word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("₂", "2").toLowerCase();

for (const figure of document.querySelectorAll("figure.command, figure.source")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = WORDS.copy;
  button.addEventListener("click", async () => {
    const code = figure.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // A page of file:// may not be let near the clipboard by itself: its own selection may.
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      if (!document.execCommand("copy")) return;
    }
    button.textContent = WORDS.copied;
    setTimeout(() => (button.textContent = WORDS.copy), 2000);
  });
  figure.append(button);
}

if (matchMedia("(max-width: 50rem)").matches)
  document.querySelector("nav.contents > details").open = false;

const input = document.getElementById("page-search");
const list = document.getElementById("page-found");
const counted = document.getElementById("page-counted");
input.closest(".search").hidden = false;

/** The index is a script, because a page of file:// may load nothing else. */
let loading = null;
const index = () =>
  (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${base}search.${language}.js`;
    script.addEventListener("error", reject);
    script.addEventListener("load", () => {
      const search = new MiniSearch({
        fields: ["title", "page", "text"],
        storeFields: ["title", "page", "url"],
        processTerm: asSought,
        searchOptions: {
          boost: { title: 4, page: 2 },
          prefix: true,
          fuzzy: (word) => (word.length > 4 ? 0.2 : false),
          combineWith: "AND",
        },
      });
      search.addAll(globalThis.ademruimteHandbook);
      resolve(search);
    });
    document.head.append(script);
  }));

let chosen = -1;
let options = [];
function choose(next) {
  options[chosen]?.setAttribute("aria-selected", "false");
  chosen = next;
  options[chosen]?.setAttribute("aria-selected", "true");
  options[chosen]?.scrollIntoView({ block: "nearest" });
  if (chosen < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", options[chosen].id);
}
function close() {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  choose(-1);
}

async function seek() {
  const sought = input.value.trim();
  if (sought === "") {
    counted.textContent = "";
    return close();
  }
  const search = await index();
  if (input.value.trim() !== sought) return;
  const hits = search.search(sought).slice(0, 12);
  choose(-1);
  options = hits.map(({ title, page, url }, at) => {
    const option = document.createElement("li");
    option.id = `found-${at}`;
    option.role = "option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const strong = document.createElement("strong");
    strong.textContent = title;
    const where = document.createElement("span");
    where.textContent = page;
    option.append(strong, where);
    option.dataset.url = url;
    option.addEventListener("mousedown", (event) => event.preventDefault());
    option.addEventListener("click", () => location.assign(base + url));
    return option;
  });
  list.replaceChildren(...options);
  counted.textContent = hits.length === 0 ? WORDS.none : `${hits.length} ${WORDS.found}`;
  if (hits.length === 0) return close();
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

input.addEventListener("input", seek);
input.addEventListener("blur", close);
input.addEventListener("focus", () => index());
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return close();
  if (list.hidden || options.length === 0) return;
  if (event.key === "ArrowDown") choose((chosen + 1) % options.length);
  else if (event.key === "ArrowUp") choose((chosen - 1 + options.length) % options.length);
  else if (event.key === "Enter") location.assign(base + options[Math.max(chosen, 0)].dataset.url);
  else return;
  event.preventDefault();
});
