// Walks in the picture of ties: nearer, further, along; one kind at a time; whose ties are whose. Without this file the
// picture is whole, its names lead on, and a form chooses the kind.
'use strict';

const KINDS = ['network', 'project', 'arrangement', 'parent', 'output'];
// What its buttons are called in the language of the page.
const WORDS = document.currentScript.dataset;
const NEAREST = 6;

for (const picture of document.querySelectorAll('.chart-scroll > svg.chart')) walk(picture);

function walk(picture) {
  const whole = picture.viewBox.baseVal;
  const size = { width: whole.width, height: whole.height };
  let view = { x: 0, y: 0, scale: 1 };

  function show(next) {
    const scale = Math.min(Math.max(next.scale, 1), NEAREST);
    const [width, height] = [size.width / scale, size.height / scale];
    const within = (at, most) => Math.min(Math.max(at, 0), most);
    view = { scale, x: within(next.x, size.width - width), y: within(next.y, size.height - height) };
    picture.setAttribute('viewBox', `${view.x} ${view.y} ${width} ${height}`);
  }

  function zoom(factor, x = view.x + size.width / view.scale / 2, y = view.y + size.height / view.scale / 2) {
    const scale = Math.min(Math.max(view.scale * factor, 1), NEAREST);
    show({ scale, x: x - ((x - view.x) * view.scale) / scale, y: y - ((y - view.y) * view.scale) / scale });
  }

  const along = (x, y) => show({ ...view, x: view.x + (x * size.width) / view.scale / 4, y: view.y + (y * size.height) / view.scale / 4 });
  const tools = document.createElement('div');
  tools.className = 'walk';
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', WORDS.walk);
  const steps = [
    ['+', WORDS.nearer, () => zoom(1.5)],
    ['−', WORDS.further, () => zoom(1 / 1.5)],
    ['←', WORDS.left, () => along(-1, 0)],
    ['→', WORDS.right, () => along(1, 0)],
    ['↑', WORDS.up, () => along(0, -1)],
    ['↓', WORDS.down, () => along(0, 1)],
    [WORDS.whole, null, () => show({ x: 0, y: 0, scale: 1 })],
  ];
  for (const [sign, name, act] of steps) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    if (name) button.setAttribute('aria-label', name);
    button.addEventListener('click', act);
    tools.append(button);
  }
  for (const kind of KINDS) {
    const ties = picture.querySelectorAll(`path.tie-${kind}[data-from]`);
    if (ties.length === 0) continue;
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = true;
    box.addEventListener('change', () => {
      for (const tie of ties) tie.parentNode.toggleAttribute('hidden', !box.checked);
    });
    label.append(box, ` ${WORDS[kind]}`);
    tools.append(label);
  }
  picture.parentNode.before(tools);

  // With Ctrl, as in a map: without it the wheel moves the page.
  picture.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, at.x, at.y);
  }, { passive: false });

  let held = null;
  let moved = false;
  picture.addEventListener('pointerdown', (event) => {
    moved = false;
    if (event.button === 0 && view.scale > 1) held = { x: event.clientX, y: event.clientY, from: view };
  });
  addEventListener('pointermove', (event) => {
    if (!held) return;
    const ratio = size.width / view.scale / picture.clientWidth;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    moved ||= Math.hypot(x, y) > 4;
    show({ ...held.from, x: held.from.x - x * ratio, y: held.from.y - y * ratio });
  });
  addEventListener('pointerup', () => { held = null; });
  picture.addEventListener('dragstart', (event) => event.preventDefault());
  // Whoever drew the picture along did not mean to follow the name under the pointer.
  picture.addEventListener('click', (event) => { if (moved) event.preventDefault(); }, true);

  const ties = [...picture.querySelectorAll('path[data-from]')];
  const nodes = [...picture.querySelectorAll('a')].filter((node) => node.querySelector('.node'));
  const of = (node) => new URL(node.getAttribute('href'), location.href).searchParams.get('agency');
  function follow(node) {
    const slug = node && of(node);
    for (const tie of ties) {
      tie.classList.toggle('faded', Boolean(slug) && tie.dataset.from !== slug && tie.dataset.to !== slug);
    }
  }
  for (const node of nodes) {
    for (const event of ['pointerenter', 'focus']) node.addEventListener(event, () => follow(node));
    for (const event of ['pointerleave', 'blur']) node.addEventListener(event, () => follow(null));
  }
}
