/*
 * test/clients/UnixSocketFactory.java
 *		Leads the JDBC driver, which knows TCP only, to the test server's socket.
 *
 * The test server trusts whoever reaches it, so it must not listen on a port.
 * The driver makes one of these with socketFactoryArg, the path of the socket.
 */
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;

public class UnixSocketFactory extends SocketFactory
{
	private final UnixDomainSocketAddress address;

	public UnixSocketFactory(String path)
	{
		address = UnixDomainSocketAddress.of(path);
	}

	@Override
	public Socket createSocket() throws IOException
	{
		return new UnixSocket(SocketChannel.open(StandardProtocolFamily.UNIX));
	}

	@Override
	public Socket createSocket(String host, int port)
	{
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress local, int localPort)
	{
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port)
	{
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
	{
		throw new UnsupportedOperationException();
	}

	/* What the driver asks of a socket; there is no TCP to be tuned. */
	private class UnixSocket extends Socket
	{
		private final SocketChannel channel;

		UnixSocket(SocketChannel channel)
		{
			this.channel = channel;
		}

		@Override
		public void connect(SocketAddress ignored, int timeout) throws IOException
		{
			channel.connect(address);
		}

		@Override
		public boolean isConnected()
		{
			return channel.isConnected();
		}

		@Override
		public InputStream getInputStream()
		{
			return Channels.newInputStream(channel);
		}

		@Override
		public OutputStream getOutputStream()
		{
			return Channels.newOutputStream(channel);
		}

		@Override
		public void setTcpNoDelay(boolean on)
		{
		}

		@Override
		public void setKeepAlive(boolean on)
		{
		}

		@Override
		public void setSoTimeout(int timeout)
		{
		}

		@Override
		public boolean isClosed()
		{
			return !channel.isOpen();
		}

		@Override
		public void close() throws IOException
		{
			channel.close();
		}
	}
}
