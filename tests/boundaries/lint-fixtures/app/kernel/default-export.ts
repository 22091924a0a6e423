// breaks: kindling/named-exports
export default 1;
