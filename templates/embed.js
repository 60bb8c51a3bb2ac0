// Charts of Palermo within pages of other sites, on both sides: within, the chart tells how high it is; around it, the frame
// becomes that high. Without this file the frame keeps the height that it was given.
//
// From the chart: { type: 'palermo:height', height: 812, address: '…' }, in pixels, whenever it changes and when asked.
// To the chart:   { type: 'palermo:ask' }.
'use strict';

{
  const HEIGHT = 'palermo:height';
  const ASK = 'palermo:ask';
  // No frame is to become so high that the page around it can't be used.
  const MOST = 20000;
  const origin = new URL(document.currentScript.src).origin;

  if (window.parent !== window && document.body?.classList.contains('embedded')) {
    const tell = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      window.parent.postMessage({ type: HEIGHT, height, address: location.href }, '*');
    };
    new ResizeObserver(tell).observe(document.body);
    window.addEventListener('message', ({ data }) => {
      if (data?.type === ASK) tell();
    });
  } else {
    const frames = () => [...document.querySelectorAll('iframe')];
    window.addEventListener('message', ({ data, source, origin: from }) => {
      if (from !== origin || data?.type !== HEIGHT || !(data.height > 0)) return;
      const frame = frames().find((frame) => frame.contentWindow === source);
      if (frame) frame.style.height = `${Math.min(data.height, MOST)}px`;
    });
    // Those that told it before anybody listened.
    for (const frame of frames()) {
      if (frame.src.startsWith(`${origin}/`)) frame.contentWindow?.postMessage({ type: ASK }, origin);
    }
  }
}
