/// What is the same on every page.
enum HTMLPage {
    /// From the first byte to where the texts begin. The policy keeps whatever a text might smuggle in from loading anything.
    static let opening = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <title>Obelus report</title>
        <style>\(style)</style>
        </head>
        <body>
        <header>
        <h1>Obelus report</h1>
        <p id="summary"></p>
        <noscript><p>Without JavaScript, the findings are listed after each text. Filters, the fixed text and downloads need it.</p></noscript>
        <div id="controls" hidden>
        <fieldset id="levels"><legend>Levels</legend></fieldset>
        <fieldset id="rules"><legend>Rules</legend></fieldset>
        <fieldset id="views"><legend>Text</legend>
        <label><input type="radio" name="view" value="original" checked> As it is</label>
        <label><input type="radio" name="view" value="fixed"> Fixed</label>
        <label><input type="radio" name="view" value="both"> Both</label></fieldset>
        <fieldset id="keys"><legend>Keyboard</legend>
        <label><input type="checkbox" id="shortcuts" checked> <kbd>n</kbd> next, <kbd>p</kbd> previous, <kbd>x</kbd> apply or not, <kbd>v</kbd> change the text</label></fieldset>
        </div>
        <output id="status" aria-live="polite"></output>
        </header>
        <main>

        """

    private static let style = """
        :root{color-scheme:light dark;--ground:#fff;--ink:#1b1b1b;--soft:#595959;--line:#c8c8c8;--card:#f6f6f6;--accent:#0b57a4;
        --error:#b3261e;--error-ground:#ffdedb;--warning:#7a5000;--warning-ground:#ffefc2;--info:#0b57a4;--info-ground:#dceaff;--good:#0c6126;--good-ground:#cdf2d5}
        @media(prefers-color-scheme:dark){:root{--ground:#16181c;--ink:#ececec;--soft:#b0b0b0;--line:#4a4d53;--card:#22252b;--accent:#8ab8ff;
        --error:#ff9d94;--error-ground:#5a211d;--warning:#ffd166;--warning-ground:#4a3900;--info:#8ab8ff;--info-ground:#17365c;--good:#8fe0a2;--good-ground:#1c4427}}
        *{box-sizing:border-box}
        body{margin:0;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
        h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;overflow-wrap:anywhere;margin:2rem 0 .5rem}
        header p{margin:.25rem 0 .75rem}small,.rule{color:var(--soft)}
        #controls{display:flex;flex-wrap:wrap;gap:.5rem;align-items:flex-start}#controls[hidden]{display:none}
        fieldset{border:1px solid var(--line);border-radius:.4rem;padding:.25rem .75rem .5rem;min-width:0}
        label{display:inline-flex;align-items:center;gap:.4rem;min-height:1.75rem;margin-right:.75rem}
        input{width:1.1rem;height:1.1rem;accent-color:var(--accent);flex:none}
        #rules{flex:1 1 24rem;max-height:14rem;overflow:auto}#rules label{display:grid;grid-template-columns:auto minmax(8rem,18rem) 1fr;margin:0;overflow-wrap:anywhere}
        .bar{display:flex;align-items:center;gap:.4rem;white-space:nowrap;overflow-wrap:normal}.bar i{display:block;flex:none;height:.8rem;background:var(--accent);border-radius:.2rem;min-width:2px}
        #keys label{display:inline-block}kbd{border:1px solid var(--line);border-radius:.2rem;padding:0 .25rem;font:inherit;font-size:.9em}
        button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:.4rem;padding:.25rem .75rem;min-height:2rem;margin:0 .5rem .5rem 0}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .views{display:grid;grid-template-columns:minmax(0,1fr) minmax(16rem,24rem);gap:1rem;align-items:start}
        .views.both{grid-template-columns:minmax(0,1fr) minmax(0,1fr) minmax(14rem,20rem)}
        .text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start;border:1px solid var(--line);border-radius:.4rem;padding:1rem;line-height:1.7}
        .text[hidden]{display:none}
        .mark{color:inherit;text-decoration:none}mark{color:inherit;padding:.1em 0;border-bottom:2px solid}
        mark.error{background:var(--error-ground);border-bottom-color:var(--error)}mark.warning{background:var(--warning-ground);border-bottom-style:dashed;border-bottom-color:var(--warning)}
        mark.info{background:var(--info-ground);border-bottom-style:dotted;border-bottom-color:var(--info)}
        mark.empty::before{content:"\\2038"}.off mark{background:none;border-color:transparent}.current mark{outline:2px solid var(--ink)}
        ins{background:var(--good-ground);color:inherit;text-decoration:none;border-bottom:2px solid var(--good)}ins.gone::before{content:"\\2038";color:var(--good)}
        .findings{list-style:none;margin:0;padding:0;position:sticky;top:.5rem;max-height:calc(100vh - 1rem);overflow:auto}
        .findings li{border:1px solid var(--line);border-inline-start-width:.4rem;border-radius:.4rem;background:var(--card);padding:.5rem .75rem;margin:0 0 .5rem;overflow-wrap:anywhere}
        .findings li[hidden]{display:none}.findings p{margin:0}.findings li.current{outline:2px solid var(--ink);outline-offset:-2px}
        li[data-level=error]{border-inline-start-color:var(--error)}li[data-level=warning]{border-inline-start-color:var(--warning)}li[data-level=info]{border-inline-start-color:var(--info)}
        .level{font-weight:600}[data-level=error] .level{color:var(--error)}[data-level=warning] .level{color:var(--warning)}[data-level=info] .level{color:var(--info)}
        .rule{font-size:.9rem}
        @media(max-width:60rem){.views,.views.both{grid-template-columns:minmax(0,1fr)}.findings{position:static;max-height:none}#rules{flex-basis:100%}#rules label{grid-template-columns:auto 1fr auto}.bar i{display:none}body{padding:.5rem}}
        @media print{:root{--ground:#fff;--ink:#000;--soft:#444;--card:#fff}#controls,.tools,#status{display:none!important}.views{display:block}.findings{position:static;max-height:none;margin-top:1rem}.findings li{break-inside:avoid}mark,ins{background:none}}
        """

    static let script = #"""
        "use strict";
        (() => {
        const $ = (selector, root = document) => root.querySelector(selector);
        const all = (selector, root = document) => [...root.querySelectorAll(selector)];
        const make = (tag, properties = {}, ...children) => { const node = Object.assign(document.createElement(tag), properties); node.append(...children); return node; };
        const run = JSON.parse($("#run").textContent);
        const say = text => { $("#status").textContent = text; };
        const findings = [];
        const texts = all("section.file").map(section => {
          const text = { section, ...JSON.parse($("script.data", section).textContent) };
          const marks = new Map();
          for (const mark of all("a.mark", section)) { if (!marks.has(mark.dataset.n)) marks.set(mark.dataset.n, []); marks.get(mark.dataset.n).push(mark); }
          text.items = all(".findings > li", section).map((item, index) => {
            const finding = { text, item, index, marks: marks.get(String(index)) || [], box: $("input", item), ...text.findings[index] };
            findings.push(finding);
            return finding;
          });
          return text;
        });

        // What is chosen. All safe fixes are what “obelus fix” does, in as many rounds as it takes.
        const overlap = (a, b) => a[0] < b[1] && b[0] < a[1] || a[0] === b[0] && a[1] === b[1] || a[0] === a[1] && b[0] <= a[0] && a[0] < b[1] || b[0] === b[1] && a[0] <= b[0] && b[0] < a[1];
        const chosen = text => {
          const isStandard = text.items.every(finding => !finding.box || finding.box.checked === finding.safe);
          if (isStandard && text.fixed) return text.fixed;
          const wanted = text.items.filter(finding => finding.box && finding.box.checked).sort((a, b) => a.edits[0][0] - b.edits[0][0] || a.edits.length - b.edits.length);
          const taken = [];
          for (const finding of wanted) {
            // Fixes begin in order, so that only the last ones can be in the way.
            const isFree = finding.edits.every(edit => { for (let i = taken.length - 1; i >= 0; i--) { if (overlap(taken[i], edit)) return false; if (taken[i].end <= edit[0] - 1) break; } return true; });
            if (!isFree) continue;
            for (const edit of finding.edits) {
              const copy = [...edit];
              copy.end = Math.max(edit[1], taken.length ? taken[taken.length - 1].end : 0);
              taken.push(copy);
            }
          }
          return taken.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        };
        const result = text => { let output = "", position = 0; for (const [start, end, replacement] of chosen(text)) { output += text.text.slice(position, start) + replacement; position = end; } return output + text.text.slice(position); };
        const show = text => {
          const view = $(".fixed", text.section);
          if (view.hidden) return;
          const nodes = [];
          let position = 0;
          for (const [start, end, replacement] of chosen(text)) {
            nodes.push(text.text.slice(position, start), make("ins", { className: replacement ? "" : "gone" }, replacement));
            position = end;
          }
          view.replaceChildren(...nodes, text.text.slice(position));
        };

        // Levels, rules and the chart.
        const count = (list, key) => list.reduce((counts, item) => counts.set(key(item), (counts.get(key(item)) || 0) + 1), new Map());
        const levels = count(findings, finding => finding.item.dataset.level);
        const rules = [...count(findings, finding => finding.item.dataset.rule)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        const most = rules.length ? rules[0][1] : 1;
        const filter = (parent, name, content) => { const box = make("input", { type: "checkbox", checked: true, value: name }); parent.append(make("label", {}, box, ...content)); box.addEventListener("change", sift); return box; };
        const sift = () => {
          const isOn = new Set(all("#levels input:checked, #rules input:checked").map(box => box.value));
          let shown = 0;
          for (const finding of findings) {
            const isShown = isOn.has(finding.item.dataset.level) && isOn.has(finding.item.dataset.rule);
            finding.item.hidden = !isShown;
            for (const mark of finding.marks) mark.classList.toggle("off", !isShown);
            if (isShown) shown++;
          }
          say(`${shown} of ${findings.length} findings shown`);
        };
        for (const level of ["error", "warning", "info"]) if (levels.has(level)) filter($("#levels"), level, [`${level} (${levels.get(level)})`]);
        for (const [rule, number] of rules) {
          const bar = make("i");
          bar.style.width = `calc(${number / most} * (100% - 4rem))`;
          filter($("#rules"), rule, [make("span", { textContent: rule }), make("span", { className: "bar" }, bar, String(number))]);
        }
        const summary = run.summary, plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
        $("#summary").textContent = `${plural(summary.findings, "finding")} in ${summary.filesWithFindings} of ${plural(summary.files, "file")}` + (findings.length < summary.findings ? ` (${findings.length} on this page)` : "") + `. Obelus ${run.version}.`;
        $("#controls").hidden = false;

        // What is shown.
        const setView = view => {
          for (const text of texts) {
            $(".original", text.section).hidden = view === "fixed";
            $(".fixed", text.section).hidden = view === "original";
            $(".views", text.section).classList.toggle("both", view === "both");
            show(text);
          }
        };
        for (const radio of all("#views input")) radio.addEventListener("change", () => setView(radio.value));

        // Each text: fixes, copying, downloading.
        for (const text of texts) {
          for (const finding of text.items) if (finding.box) finding.box.addEventListener("change", () => show(text));
          const copy = make("button", { type: "button", textContent: "Copy the fixed text" });
          copy.addEventListener("click", async () => {
            try { await navigator.clipboard.writeText(result(text)); } catch {
              const area = make("textarea", { value: result(text) });
              document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
            }
            say("The fixed text was copied");
          });
          $(".tools", text.section).append(copy);
          if (text.download) {
            const download = make("button", { type: "button", textContent: "Download the fixed text" });
            download.addEventListener("click", () => {
              const link = make("a", { href: URL.createObjectURL(new Blob([result(text)], { type: "text/plain;charset=utf-8" })), download: text.name });
              document.body.append(link); link.click(); link.remove();
              setTimeout(() => URL.revokeObjectURL(link.href), 10000);
            });
            $(".tools", text.section).append(download);
          }
        }

        // From finding to finding.
        let current = -1;
        const go = (index, isFromText) => {
          if (current >= 0) { findings[current].item.classList.remove("current"); for (const mark of findings[current].marks) mark.classList.remove("current"); }
          current = index;
          const { item, marks } = findings[index];
          item.classList.add("current");
          for (const mark of marks) mark.classList.add("current");
          item.focus({ preventScroll: true });
          item.scrollIntoView({ block: "nearest" });
          if (!isFromText && marks.length) marks[0].scrollIntoView({ block: "center" });
        };
        const step = direction => { for (let index = current + direction; index >= 0 && index < findings.length; index += direction) if (!findings[index].item.hidden) return go(index); };
        findings.forEach((finding, index) => {
          for (const mark of finding.marks) mark.addEventListener("click", event => { event.preventDefault(); go(index, true); });
          finding.item.addEventListener("click", event => { if (!event.target.closest("label")) go(index); });
          finding.item.addEventListener("focusin", () => { if (current !== index && finding.item.contains(document.activeElement) && document.activeElement !== finding.item) { if (current >= 0) { findings[current].item.classList.remove("current"); for (const mark of findings[current].marks) mark.classList.remove("current"); } current = index; finding.item.classList.add("current"); for (const mark of finding.marks) mark.classList.add("current"); } });
        });
        document.addEventListener("keydown", event => {
          if (!$("#shortcuts").checked || event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === "n") step(1);
          else if (event.key === "p") step(-1);
          else if (event.key === "x" && current >= 0 && findings[current].box) findings[current].box.click();
          else if (event.key === "v") { const radios = all("#views input"), next = radios[(radios.findIndex(radio => radio.checked) + 1) % radios.length]; next.checked = true; setView(next.value); }
          else return;
          event.preventDefault();
        });
        window.obelus = { texts, result };
        })();
        """#
}
