// Runs before the page is drawn, so that it never flashes in the wrong theme.
try {
  const theme = localStorage.getItem("plumage-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // no storage: the system's theme it is
}
