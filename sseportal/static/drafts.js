"use strict";
/* What is typed in forms, kept in this browser: by user, item and form. It goes when the form was
   saved, when somebody logs out, and after two weeks. */
const drafts = (() => {
    const ALL = "newsroom-draft:", LOGGED_OUT = "newsroom-logged-out";
    const KEPT_FOR = 14 * 24 * 60 * 60 * 1_000; // milliseconds
    const {user, saved, path, isOver} = document.currentScript.dataset;
    let isClosed = false;

    /* A browser may refuse to keep anything: then nothing is offered either. */
    function trying(action, otherwise) {
        try { return action(); } catch { return otherwise; }
    }

    const keys = (start) => trying(() => Object.keys(localStorage), [])
        .filter((key) => key.startsWith(start));
    const read = (key) => trying(() => JSON.parse(localStorage.getItem(key)));
    const remove = (key) => trying(() => localStorage.removeItem(key));
    const keyOf = ({user, item, form}) => `${ALL}${user}:${item}:${form}`;

    function write(key, fields) {
        if (isClosed) return;
        trying(() => localStorage.setItem(key, JSON.stringify({at: Date.now(), fields})));
    }

    /* [[key, {at, fields}]] of an item, the newest first. */
    function of({user, item}) {
        const start = `${ALL}${user}:${item}:`;
        return keys(start).map((key) => [key, read(key)]).filter(([, draft]) => draft?.fields)
            .sort(([, a], [, b]) => b.at - a.at);
    }

    function forgetOld() {
        const isOld = (key) => !(read(key)?.at > Date.now() - KEPT_FOR);
        keys(ALL).filter(isOld).forEach(remove);
    }

    function forgetSaved() {
        const form = document.cookie.match(`(?:^|; )${saved}=(\\w+)`)?.[1];
        if (!form) return;
        keys(ALL).filter((key) => key.endsWith(`:${form}`)).forEach(remove);
        document.cookie = `${saved}=; path=${path}; max-age=0`;
    }

    /* On the page that says good-bye: what other tabs type on is not kept either. */
    function logOut() {
        const who = trying(() => sessionStorage.getItem(ALL)) ?? "";
        keys(who ? `${ALL}${who}:` : ALL).forEach(remove);
        trying(() => localStorage.setItem(LOGGED_OUT, `${who}:${Date.now()}`));
    }

    addEventListener("storage", ({key, newValue}) => {
        if (key === LOGGED_OUT && newValue?.startsWith(`${user}:`)) isClosed = true;
    });
    forgetOld();
    forgetSaved();
    if (isOver !== undefined) logOut();
    else if (user) trying(() => sessionStorage.setItem(ALL, user));
    return {keyOf, of, remove, write};
})();
