FROM node:20-bookworm-slim AS build
WORKDIR /kindling
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
WORKDIR /kindling
ENV NODE_ENV=production
COPY --from=build --chown=node:node /kindling ./
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["node", "build/web.js"]
