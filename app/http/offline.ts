import { chooseLocale } from "./edge";

const words = {
  403: {
    en: ["The form did not come from this site", "Go back, reload the page and send it again. If it stays, open the community by its own address."],
    "zh-CN": ["这个表单不是从本站提交的", "请返回、刷新页面后再提交。如果还不行，请用社区自己的网址打开。"],
  },
  413: {
    en: ["This is too large", "A form may bring one megabyte, a picture for a post sixteen, of yourself four, and only while you are signed in. Go back: what you typed is still there."],
    "zh-CN": ["内容太大了", "表单最多 1 MB；登录后，帖子图片最多 16 MB，头像最多 4 MB。返回上一页，你输入的内容还在。"],
  },
  421: {
    en: ["This address leads elsewhere", "The community is not known by this name. Open it by its own address."],
    "zh-CN": ["地址不对", "社区没有使用这个域名。请用社区自己的网址打开。"],
  },
  429: {
    en: ["Too many pictures at once", "Some of your pictures are being made. Go back and try again in a moment."],
    "zh-CN": ["同时上传的图片太多", "你有几张图片正在处理。请返回上一页，稍后再传。"],
  },
  503: {
    en: ["The community is catching its breath", "Its database or the store of its pictures does not answer at present. Nothing you sent was stored; keep your text and try again in a moment."],
    "zh-CN": ["社区正在喘口气", "数据库或图片存储暂时没有回应。你刚才提交的内容没有保存；请保留文字，稍后再试。"],
  },
  500: {
    en: ["Something went wrong on our side", "The error is in our log. Keep your text and try again; if it stays, tell the operators the request number below."],
    "zh-CN": ["我们这边出错了", "错误已记入日志。请保留文字后重试；如果还不行，把响应头里的请求编号告诉运营人员。"],
  },
} as const;

/** A page that needs neither database nor scripts. Its style sheet is the one static file it asks for. */
export function offlineAnswer(acceptLanguage: string | undefined, status: keyof typeof words): Response {
  const locale = chooseLocale(undefined, acceptLanguage, "en");
  const [title, text] = words[status][locale];
  const again = locale === "en" ? "Try again" : "重试";
  const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · Kindling</title><link rel="stylesheet" href="/offline.css"><main><p>${status}</p><h1>${title}</h1><p>${text}</p><p><a href="">${again}</a></p></main></html>`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", Vary: "Accept-Language" };
  return new Response(page, { status, headers: status === 503 || status === 429 ? { ...headers, "Retry-After": "5" } : headers });
}
