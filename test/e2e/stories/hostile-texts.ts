/** Each of them sets `hit` in the page if it is ever taken for anything but text. */
const SCRIPT = 'hit=1'

export const HOSTILE_TEXTS: readonly string[] = [
  `<script>${SCRIPT}</script>`, `"><script>${SCRIPT}</script>`, `</title><script>${SCRIPT}</script>`, `</textarea><script>${SCRIPT}</script>`, `</style><script>${SCRIPT}</script>`, `--><script>${SCRIPT}</script>`,
  `<ScRiPt>${SCRIPT}</sCrIpT>`, `<scr<script>ipt>${SCRIPT}</scr</script>ipt>`, `<script src=//evil.example/x.js></script>`, `<script src="data:text/javascript,${SCRIPT}"></script>`,
  `<img src=x onerror=${SCRIPT}>`, `"><img src=x onerror="${SCRIPT}">`, `'><img src=x onerror='${SCRIPT}'>`, `<img src=x:x onerror=${SCRIPT}//`, `<IMG """><SCRIPT>${SCRIPT}</SCRIPT>">`, `<img/src/onerror=${SCRIPT}>`,
  `<svg onload=${SCRIPT}>`, `<svg/onload=${SCRIPT}>`, `<svg><script>${SCRIPT}</script></svg>`, `<svg><animate onbegin=${SCRIPT} attributeName=x dur=1s>`, `<math><mtext><style><img src=x onerror=${SCRIPT}></style></mtext></math>`,
  `<body onload=${SCRIPT}>`, `<iframe src="javascript:parent.${SCRIPT}"></iframe>`, `<iframe srcdoc="<script>parent.${SCRIPT}</script>"></iframe>`, `<object data="javascript:${SCRIPT}"></object>`, `<embed src="javascript:${SCRIPT}">`,
  `<a href="javascript:${SCRIPT}">click</a>`, `javascript:${SCRIPT}`, `<form action="javascript:${SCRIPT}"><button>go</button></form>`, `<input autofocus onfocus=${SCRIPT}>`, `<select autofocus onfocus=${SCRIPT}>`,
  `<details open ontoggle=${SCRIPT}>`, `<video><source onerror=${SCRIPT}></video>`, `<audio src=x onerror=${SCRIPT}>`, `<marquee onstart=${SCRIPT}>`, `<link rel=stylesheet href=//evil.example/x.css>`, `<meta http-equiv=refresh content="0;url=//evil.example">`,
  `<base href=//evil.example/>`, `<style>@import '//evil.example/x.css';</style>`, `{{constructor.constructor('${SCRIPT}')()}}`, '${' + SCRIPT + '}', `" onmouseover="${SCRIPT}" x="`, `' onfocus='${SCRIPT}' autofocus='`, `&lt;script&gt;${SCRIPT}&lt;/script&gt;`,
  `<div style="background:url(javascript:${SCRIPT})">`, `<template><script>${SCRIPT}</script></template>`, `<noscript><p title="</noscript><img src=x onerror=${SCRIPT}>">`, `@:lab.state.ready {0} {name} | %`,
]
