// The page's behaviour: theme, folding of code, contents, interactive figures. It reads well without.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const remember = (key, value) => {
    try {
      if (value === "") localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // no storage: remembered for this page only
    }
  };
  const recall = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const currentTheme = () => root.dataset.theme || (dark.matches ? "dark" : "light");

  // Figures: drawn when they come near, redrawn in the other theme's colours.
  const island = (id) =>
    JSON.parse(document.querySelector(`body > script#${id}`)?.textContent ?? "{}");
  const templates = island("templates");
  const contentOf = island("figures");
  const figures = [...document.querySelectorAll("figure.plot")];
  const touch = matchMedia("(pointer: coarse)").matches;
  const config = {
    responsive: true,
    displaylogo: false,
    displayModeBar: touch ? false : undefined,
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "sendDataToCloud"],
    showSendToCloud: false,
  };
  const withTheme = (layout) => ({
    ...layout,
    autosize: true,
    width: undefined,
    template: templates[currentTheme()],
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    ...(touch ? { dragmode: false } : {}),
  });
  const draw = async (figure) => {
    if (figure.dataset.drawn || typeof Plotly === "undefined") return;
    figure.dataset.drawn = "yes";
    const { data, layout } = contentOf[figure.id];
    const place = document.createElement("div");
    place.className = "canvas";
    figure.append(place);
    const narrowest = Number(layout.meta?.minWidth) || 0; // below it, the figure's parts run into each other
    if (figure.clientWidth < narrowest) {
      figure.classList.add("wide");
      figure.style.setProperty("--narrowest", `${narrowest}px`);
      figure.tabIndex = 0;
    }
    try {
      await Plotly.newPlot(place, data, withTheme(layout), config);
      figure.classList.add("drawn");
      figure.redraw = () => Plotly.react(place, data, withTheme(layout), config);
    } catch (error) {
      place.remove(); // the still picture stays
      reportError(error);
    }
  };
  const watchFigures = () => {
    const watcher = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        draw(target);
      }
    }, { rootMargin: "1000px" });
    for (const figure of figures) watcher.observe(figure);
  };
  if (figures.length > 0) {
    // This script runs before the chart library, the event comes after it.
    addEventListener("DOMContentLoaded", watchFigures);
  }
  const redrawAll = () => figures.forEach((figure) => figure.redraw?.());

  // Theme: as the system, light, dark.
  const themes = ["", "light", "dark"];
  const themeSwitch = document.getElementById("theme-switch");
  const showTheme = () => {
    const theme = root.dataset.theme ?? "";
    themeSwitch.innerHTML = `<span class="word">Theme: </span>${theme || "auto"}`;
    themeSwitch.setAttribute("aria-label", `Theme: ${theme || "auto"}`);
    themeSwitch.title = "Theme: auto (as the system), light, dark";
  };
  themeSwitch.hidden = false;
  themeSwitch.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? "") + 1) % themes.length];
    if (next === "") delete root.dataset.theme;
    else root.dataset.theme = next;
    remember("plumage-theme", next);
    showTheme();
    redrawAll();
  });
  dark.addEventListener("change", redrawAll);
  showTheme();

  // Code: one switch for all cells, and each cell by itself.
  const sources = [...document.querySelectorAll("details.source")];
  const codeSwitch = document.getElementById("code-switch");
  const showCode = (shown) => {
    for (const source of sources) source.open = shown;
    codeSwitch.setAttribute("aria-pressed", String(shown));
    codeSwitch.title = shown ? "Fold all code" : "Show all code";
  };
  if (codeSwitch) {
    codeSwitch.hidden = false;
    codeSwitch.addEventListener("click", () => {
      const shown = codeSwitch.getAttribute("aria-pressed") !== "true";
      remember("plumage-code", shown ? "" : "folded");
      showCode(shown);
    });
    showCode(recall("plumage-code") !== "folded");
  }
  for (const source of sources) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.querySelector("pre").innerText);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed here";
      }
      setTimeout(() => button.textContent = "Copy", 1500);
    });
    source.append(button);
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = sources.filter((source) => !source.open);
    for (const source of folded) source.open = true;
  });
  addEventListener("afterprint", () => {
    for (const source of folded) source.open = false;
  });

  // Contents: open beside the text, folded above it; the section in view is marked.
  const contents = document.querySelector("nav.contents details");
  if (contents) {
    const narrow = matchMedia("(max-width: 68rem)");
    const fold = () => contents.open = !narrow.matches;
    narrow.addEventListener("change", fold);
    fold();
    const links = new Map(
      [...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]),
    );
    const headings = [...links.keys()].map((id) => document.getElementById(decodeURIComponent(id)));
    const mark = () => {
      const passed = headings.filter((heading) => heading?.getBoundingClientRect().top < 120);
      const current = passed.at(-1)?.id;
      for (const [id, link] of links) {
        if (decodeURIComponent(id) === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    }, { passive: true });
    mark();
    contents.addEventListener("click", (event) => {
      if (narrow.matches && event.target.closest("a")) contents.open = false;
    });
  }
})();
