import { videoFrames } from "~/features/links/videos";

/** The headers of every answer. No script stands in a page, so none may run there: files of ours alone. */
export function securityHeaders(options: { isHttps: boolean; isDev: boolean }): Record<string, string> {
  const own = options.isDev ? "'self' 'unsafe-inline'" : "'self'";
  const policy = [
    "default-src 'self'", `script-src ${own}`, `style-src ${own}`, "img-src 'self' data:",
    "font-src 'self'", `connect-src 'self'${options.isDev ? " ws:" : ""}`, `frame-src ${videoFrames.join(" ")}`, "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ];
  return {
    "Content-Security-Policy": policy.join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    ...(options.isHttps ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
