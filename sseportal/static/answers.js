"use strict";
/* Asks the site from within a page. Where a session is over the site wants a log-in, which is no
   answer, and can be told. */
const answers = (() => {
    const {login, loggedOut} = document.currentScript.dataset;

    class LoggedOut extends Error {}

    async function ask(url, options) {
        const response = await fetch(url, options);
        const isLogIn = response.redirected && new URL(response.url).pathname === login;
        if (isLogIn) throw new LoggedOut(loggedOut);
        if (!response.ok) throw new Error(response.status);
        return response;
    }

    /* What to tell of an error. */
    const told = (error, otherwise = "") => error instanceof LoggedOut ? error.message : otherwise;
    return {ask, told};
})();
