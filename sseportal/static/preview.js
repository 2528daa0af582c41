"use strict";
/* Back to the form is back to its tab, where everything is still typed. */
document.querySelector("[data-close]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const form = event.target.href;
    window.close();
    // A tab that may not close itself goes to the form as it was saved.
    setTimeout(() => { if (!window.closed) location.assign(form); }, 300);
});
