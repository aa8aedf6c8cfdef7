// The Graph client's types name this browser type; without it they silently become `any`.
type RequestInfo = string | Request;
