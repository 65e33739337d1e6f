import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Prints a port of the loopback interface that is free. */
class FreePort {
  public static void main(String[] args) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
    }
  }
}
