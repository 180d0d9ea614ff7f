// Shows a password while it is chosen: the button stands in the page, and without this script it is
// hidden, since it could do nothing.
(() => {
  for (const button of document.querySelectorAll("button[data-shows]")) {
    const field = document.getElementById(button.dataset.shows);
    if (!field) continue;
    const show = (shown) => {
      field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
    };
    button.hidden = false;
    button.addEventListener("click", () => show(field.type === "password"));
    // Browsers keep what was typed into fields of text, and offer it again.
    field.form?.addEventListener("submit", () => show(false));
  }
})();
