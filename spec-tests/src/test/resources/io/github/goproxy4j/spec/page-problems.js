(() => {
  const problems = [];
  const check = (good, what) => { if (!good) problems.push(what); };
  const all = selector => [...document.querySelectorAll(selector)];
  const name = e => (e.getAttribute('aria-label') || '').trim()
    || (e.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean)
      .map(id => (document.getElementById(id) || {textContent: ''}).textContent).join(' ').trim()
    || (e.labels && e.labels.length ? e.labels[0].textContent.trim() : '')
    || e.textContent.trim();

  check(document.compatMode === 'CSS1Compat', 'no standards mode');
  check(document.documentElement.lang === 'en', 'no language');
  check(document.title.trim() !== '', 'no title');
  check(document.styleSheets.length === 1, 'style sheets: ' + document.styleSheets.length);
  check(document.scripts.length === 0, 'scripts: ' + document.scripts.length);
  for (const landmark of ['main', 'body > header', 'body > footer', '[role=search]']) {
    check(all(landmark).length === 1, landmark + ': ' + all(landmark).length);
  }
  const ids = all('[id]').map(e => e.id);
  check(new Set(ids).size === ids.length, 'the same id twice');
  all('a, button, input, nav, section').forEach(e => check(name(e) !== '', 'no name: ' + e.outerHTML));
  all('input').forEach(e => check(e.labels.length === 1, 'no label: ' + e.outerHTML));
  all('table').forEach(t => check(t.querySelector('th[scope=col]') && t.querySelector('th[scope=row]'), 'table without headers'));
  all('[aria-labelledby]').forEach(e => check(document.getElementById(e.getAttribute('aria-labelledby')), 'labelled by nothing'));
  let level = 0;
  for (const heading of all('h1, h2, h3, h4')) {
    const now = Number(heading.tagName[1]);
    check(now <= level + 1, 'heading skips a level: ' + heading.textContent);
    level = now;
  }
  check(all('h1').length === 1, 'h1: ' + all('h1').length);
  const width = document.documentElement.clientWidth;
  check(document.documentElement.scrollWidth <= width, 'scrolls sideways: ' + document.documentElement.scrollWidth + ' of ' + width);
  check(all('img[src^=x], b, script').length === 0, 'texts became elements');

  const colour = text => text.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => {
    for (let at = e; at; at = at.parentElement) {
      const c = colour(getComputedStyle(at).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.textContent.trim() === '') continue;
    const a = light(colour(getComputedStyle(text.parentElement).color));
    const b = light(ground(text.parentElement));
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    check(contrast >= 4.5, 'contrast ' + contrast.toFixed(2) + ': ' + text.textContent.trim());
  }
  return problems.join('\n');
})()
