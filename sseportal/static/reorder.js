"use strict";
/* Rows of a form that have a `position` get buttons to move them up and down. The numbers are what
   is saved; without this script they are typed. */
{
    const position = (row) => row.querySelector("input[name$=-position]");
    const index = (row) => Number(/-(\d+)$/.exec(row.id)?.[1]);
    const number = (row) => position(row).value === "" ? Infinity : Number(position(row).value);

    function rowsOf(group) {
        return [...group.querySelectorAll(".inline-related[id]:not(.empty-form)")];
    }

    function arrange(rows, key) {
        const end = rows.at(-1)?.nextSibling;
        rows.toSorted((one, other) => key(one) - key(other))
            .forEach((row) => row.parentElement.insertBefore(row, end));
    }

    function renumber(group) {
        rowsOf(group).forEach((row, at) => {
            position(row).value = at + 1;
        });
        setHeadings(group);
    }

    /* A row that was never saved is called by its place. */
    function setHeadings(group) {
        rowsOf(group).forEach((row, at) => {
            const label = row.querySelector(".inline_label");
            if (/^\s*#\d+\s*$/.test(label?.textContent)) label.textContent = `#${at + 1}`;
        });
    }

    /* The neighbour moves, so that the button that was pressed keeps the focus. */
    function move(group, row, step) {
        const rows = rowsOf(group);
        const other = rows[rows.indexOf(row) + step];
        if (!other) return;
        if (step < 0) row.after(other);
        else row.before(other);
        renumber(group);
        position(row).dispatchEvent(new Event("input", {bubbles: true}));
        const told = group.querySelector(".moved");
        told.textContent = group.dataset.moved.replace("{n}", () => position(row).value);
        row.scrollIntoView({block: "nearest"});
    }

    function addButtons(group, row) {
        if (row.querySelector(".move") || !position(row)) return;
        const place = document.createElement("p");
        place.className = "move";
        for (const [step, name] of [[-1, group.dataset.up], [1, group.dataset.down]]) {
            const button = document.createElement("button");
            button.type = "button";
            button.className = "button";
            button.textContent = name;
            button.addEventListener("click", () => move(group, row, step));
            place.append(button, " ");
        }
        row.querySelector("h3").after(place);
    }

    function begin(words) {
        const group = document.getElementById(`${words.dataset.prefix}-group`);
        if (!group?.querySelector("input[name$=-position]:not([type=hidden])")) return;
        Object.assign(group.dataset, words.dataset);
        const told = document.createElement("p");
        told.className = "moved visually-hidden";
        told.setAttribute("role", "status");
        group.append(told);
        arrange(rowsOf(group), number);
        setHeadings(group);
        rowsOf(group).forEach((row) => addButtons(group, row));
        document.addEventListener("formset:added", ({target}) => {
            if (!group.contains(target)) return;
            addButtons(group, target);
            position(target).value = 1 + Math.max(0, ...rowsOf(group)
                .filter((row) => row !== target).map(number).filter(Number.isFinite));
        });
        document.addEventListener("formset:removed", ({detail}) => {
            if (detail.formsetName !== words.dataset.prefix) return;
            // Django's script numbers the fields anew as the rows stand: saved ones must come first.
            arrange(rowsOf(group), index);
            setTimeout(() => {
                arrange(rowsOf(group), number);
                setHeadings(group);
            });
        });
    }

    document.querySelectorAll("[data-reorder]").forEach(begin);
}
