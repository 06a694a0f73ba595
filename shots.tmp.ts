import { launchBrowser } from "#tests/support/browser.ts";
const base = "http://127.0.0.1:4100";
const browser = await launchBrowser();
const jobs: [string, string, string | null, number, string][] = JSON.parse(process.argv[2]!);
const contexts = new Map();
for (const [name, path, as, width, lang] of jobs) {
  const key = `${as} ${width} ${lang}`;
  let context = contexts.get(key);
  if (!context) {
    context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang });
    contexts.set(key, context);
    if (as) { const p = await context.newPage(); await p.goto(`${base}/${lang}/sign-in`); await p.locator('[name=email]').fill(`${as}@samplan.example`); await p.locator('[name=password]').fill("demo-samplan-2028"); await p.locator('main form button').first().click(); await p.waitForLoadState(); await p.close(); }
  }
  const page = await context.newPage();
  await page.goto(`${base}/${lang}${path}`);
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
  await page.close();
}
await browser.close();
