/** What the sample lab shows: one page, no scripts, nothing fetched from anywhere. */
export const SAMPLE_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sample lab</title>
<style>
  body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1.5rem; color: #1c2733; background: #f6f8fa }
  h1 { line-height: 1.2 } code { background: #e6ebf0; padding: .1em .35em; border-radius: .25em }
  @media (prefers-color-scheme: dark) { body { color: #dfe6ee; background: #12171d } code { background: #27303a } }
</style>
</head>
<body>
<h1>This lab is running</h1>
<p>You are looking at a page served from inside a container that belongs to one student.</p>
<p>Work is kept in <code>/home/student</code>, also when the lab is restarted. Everything else is read-only, so nothing here can be broken for good.</p>
<p>It runs without privileges and cannot reach the other labs.</p>
</body>
</html>
`
