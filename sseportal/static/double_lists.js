"use strict";
/* Django's double lists have marks with a name and no role, of which assistive technology makes
   nothing: they are pictures. */
function tellMarks() {
    for (const mark of document.querySelectorAll(".help-tooltip[aria-label]:not([role])")) {
        mark.setAttribute("role", "img");
    }
}

// Django makes the lists when all is loaded, perhaps after what is asked here.
window.addEventListener("load", () => setTimeout(tellMarks));
