// What every text goes through when it is baked.
export { dressVideos } from "./videos";
