// breaks: kindling/named-exports
const planted = 1;
export { planted as default };
