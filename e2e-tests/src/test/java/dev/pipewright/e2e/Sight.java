package dev.pipewright.e2e;

import com.microsoft.playwright.Page;
import java.util.List;

/// Looks at a page as somebody who checks whether all of it can be seen, as far as a machine can.
final class Sight {

    private Sight() {}

    /// What is not as it should be: a sentence each.
    ///
    /// A text that is cut off is meant so if an ellipsis or a title says that there is more. What can be
    /// scrolled into view inside of the page is in its place, and so is what lies on the drawing board. Controls
    /// of one row, which are children of the same element, are to stand on one line.
    @SuppressWarnings("unchecked") // The script gives a list of texts.
    static List<String> troublesOn(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const troubles = [];
                  const CONTROLS = 'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=combobox], vaadin-button';
                  const named = (one) => {
                    const text = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().replace(/\\s+/g, ' ').slice(0, 40);
                    return `${one.localName}.${[...one.classList].join('.')} '${text}'`;
                  };
                  const style = (one) => getComputedStyle(one);
                  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
                    && one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().height > 1;
                  const parent = (one) => one.parentElement;
                  // What a dialog scrolls lies in a part of its inside.
                  const holding = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
                  const clippedBy = (one, outwards) => {
                    const clips = [];
                    for (let up = outwards(one); up && up !== document.documentElement; up = outwards(up)) {
                      if (style(up).overflowX !== 'visible' || style(up).overflowY !== 'visible') clips.push(up.getBoundingClientRect());
                    }
                    return clips;
                  };
                  const onBoard = (one) => one.closest('.react-flow, svg') !== null;
                  // Of one field, what it consists of may lie over each other.
                  const holder = (one) => one.closest('[slot]')?.parentElement ?? null;
                  const layer = (one) => one.closest('vaadin-dialog, vaadin-confirm-dialog, dialog, [role=dialog], .pw-asking, .pw-help-panel, .pw-tour, pipewright-choices');

                  if (document.documentElement.scrollWidth > innerWidth) {
                    troubles.push(`The page can be scrolled sideways: it is ${document.documentElement.scrollWidth} wide.`);
                  }

                  for (const one of document.body.querySelectorAll('*')) {
                    const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
                    if (!hasText || !seen(one) || onBoard(one) || ['script', 'style', 'textarea', 'select', 'option'].includes(one.localName)) continue;
                    const { overflowX, overflowY, textOverflow, position, clipPath } = style(one);
                    if (position === 'absolute' && clipPath !== 'none') continue;
                    const isCut = ['hidden', 'clip'].includes(overflowX) && one.scrollWidth > one.clientWidth + 1;
                    if (isCut && textOverflow !== 'ellipsis' && one.closest('[title]') === null) {
                      troubles.push(`A text is cut off: ${named(one)} is ${one.scrollWidth} wide in ${one.clientWidth}.`);
                    }
                    if (['hidden', 'clip'].includes(overflowY) && one.scrollHeight > one.clientHeight + 4) {
                      troubles.push(`A text is cut off: ${named(one)} is ${one.scrollHeight} high in ${one.clientHeight}.`);
                    }
                    const box = one.getBoundingClientRect();
                    const scrolls = clippedBy(one, parent).length > 0;
                    if (!scrolls && (box.left < -1 || box.right > innerWidth + 1)) troubles.push(`A text is outside of the window: ${named(one)}.`);
                  }

                  const pen = document.createElement('canvas').getContext('2d');
                  for (const one of document.querySelectorAll('input[placeholder]')) {
                    if (!seen(one) || one.value !== '' || one.placeholder === '') continue;
                    const { font, paddingLeft, paddingRight } = style(one);
                    pen.font = font;
                    const [wanted, room] = [pen.measureText(one.placeholder).width, one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)];
                    if (wanted > room + 2) troubles.push(`A hint is cut off: '${one.placeholder}' is ${Math.round(wanted)} wide in ${Math.round(room)}.`);
                  }

                  const controls = [...document.querySelectorAll(CONTROLS)].filter((one) => seen(one) && !onBoard(one));
                  const top = controls.map(layer).filter((one) => one !== null).at(-1) ?? null;
                  for (const one of controls) {
                    const box = one.getBoundingClientRect();
                    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
                    const isInView = [...clippedBy(one, holding), { left: 0, top: 0, right: innerWidth, bottom: innerHeight }]
                      .every((clip) => x > clip.left && x < clip.right && y > clip.top && y < clip.bottom);
                    if (!isInView || (top !== null && layer(one) !== top)) continue;
                    const hit = document.elementFromPoint(x, y)?.closest(CONTROLS);
                    if (hit && hit !== one && !hit.contains(one) && !one.contains(hit) && layer(hit) === layer(one)
                        && !(hit.id !== '' && one.getAttribute('for') === hit.id) && (holder(one) === null || holder(hit) !== holder(one))) {
                      troubles.push(`A control lies over another: ${named(hit)} over ${named(one)}.`);
                    }
                  }

                  for (const row of new Set(controls.map((one) => one.parentElement))) {
                    const boxes = controls.filter((one) => one.parentElement === row).map((one) => [one, one.getBoundingClientRect()]);
                    boxes.slice(1).forEach(([one, box], at) => {
                      const [before, last] = boxes[at];
                      const shared = Math.min(box.bottom, last.bottom) - Math.max(box.top, last.top);
                      const isBeside = box.left >= last.right - 1 || last.left >= box.right - 1;
                      const off = Math.abs(box.top + box.height / 2 - last.top - last.height / 2);
                      if (isBeside && shared > Math.min(box.height, last.height) / 2 && off > 4) {
                        troubles.push(`Controls of one row are not on one line: ${named(before)} and ${named(one)}, by ${Math.round(off)}.`);
                      }
                    });
                  }

                  const saysSomething = (area) => area.textContent.trim().length > 2
                    || area.querySelector(`${CONTROLS}, svg, img, .react-flow, [placeholder]`) !== null;
                  for (const area of document.querySelectorAll('[role=tabpanel], [role=region], section, .pw-card, table')) {
                    const box = area.getBoundingClientRect();
                    const isBare = area.localName === 'table' && area.tHead !== null && area.querySelector('tbody tr') === null;
                    if (seen(area) && (isBare || (box.width > 100 && box.height > 60 && !saysSomething(area)))) {
                      troubles.push(`An area is empty and gives no hint: ${named(area)}.`);
                    }
                  }

                  const main = document.querySelector('main, .pw-page') ?? document.body;
                  const words = [...main.querySelectorAll('*')].filter((one) => one.localName !== 'h1' && seen(one))
                    .flatMap((one) => [...one.childNodes]).filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join(' ').trim();
                  if (words.length < 20) troubles.push('The page is empty and gives no hint.');
                  return [...new Set(troubles)];
                }""");
    }
}
